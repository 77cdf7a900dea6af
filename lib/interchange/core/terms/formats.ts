import type { TermCarries } from "./loss";
import { TBX_DIALECTS, TBX_STYLES } from "./tbx-words";
import type { TbxVariant } from "./tbx-writer";

/** Formats that terms come in as. */
export const TERM_FORMATS = ["csv", "tsv", "xlsx", "tbx", "json"] as const;
export type TermFormat = (typeof TERM_FORMATS)[number];

const TBX_VARIANTS = [
  "tbx-core-dca",
  "tbx-core-dct",
  "tbx-min-dca",
  "tbx-min-dct",
  "tbx-basic-dca",
  "tbx-basic-dct",
] as const;

/** Formats that terms go out as; `tbx` is TBX-Basic in the style DCA. */
export const TERM_EXPORT_FORMATS = [...TERM_FORMATS, ...TBX_VARIANTS] as const;
export type TermExportFormat = (typeof TERM_EXPORT_FORMATS)[number];

/** Which TBX a format is; null when it is none. */
export function tbxVariantOf(format: TermExportFormat): TbxVariant | null {
  if (format === "tbx") return { dialect: "basic", style: "dca" };
  const [kind, named, written] = format.split("-");
  const dialect = TBX_DIALECTS.find((each) => each === named);
  const style = TBX_STYLES.find((each) => each === written);
  return kind !== "tbx" || dialect === undefined || style === undefined ? null : { dialect, style };
}

export type TermFileKind = {
  readonly mediaType: string;
  readonly extension: string;
  readonly carries: TermCarries;
};

const TABLE: TermCarries = {
  ...{ languages: "pair", status: true, domain: true, definition: true, type: false, partOfSpeech: "none" },
  ...{ sources: "target", validity: "target", usageNotes: "target", relations: false, fullThenShort: true },
  characters: "all",
};

const WHOLE: TermCarries = {
  ...{ languages: "all", status: true, domain: true, definition: true, type: true, partOfSpeech: "all" },
  ...{ sources: "all", validity: "all", usageNotes: "all", relations: true, fullThenShort: true },
  characters: "all",
};

const TBX_CORE: TermCarries = {
  ...{ languages: "all", status: false, domain: false, definition: false, type: false, partOfSpeech: "none" },
  ...{ sources: "none", validity: "none", usageNotes: "all", relations: false, fullThenShort: false },
  characters: "xml",
};
const TBX_MIN: TermCarries = {
  ...TBX_CORE,
  ...{ status: true, domain: true, partOfSpeech: "without-proper-nouns" },
};
const TBX_BASIC: TermCarries = { ...TBX_MIN, definition: true, type: true, sources: "citation" };

const TBX_CARRIES = { core: TBX_CORE, min: TBX_MIN, basic: TBX_BASIC } as const;

/** What a file of a format is called, and what it holds. */
export function termFileKind(format: TermExportFormat): TermFileKind {
  const variant = tbxVariantOf(format);
  if (variant !== null)
    return {
      mediaType: "application/x-tbx+xml; charset=utf-8",
      extension: "tbx",
      carries: TBX_CARRIES[variant.dialect],
    };
  switch (format) {
    case "xlsx":
      return {
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        extension: "xlsx",
        carries: { ...TABLE, characters: "xml" },
      };
    case "json":
      return { mediaType: "application/json; charset=utf-8", extension: "json", carries: WHOLE };
    case "tsv":
      return {
        mediaType: "text/tab-separated-values; charset=utf-8",
        extension: "tsv",
        carries: TABLE,
      };
    default:
      return { mediaType: "text/csv; charset=utf-8; header=present", extension: "csv", carries: TABLE };
  }
}

/**
 * What kind of file this is, by what is in it, and where that does not tell, by its name. A zip is a workbook, `<`
 * begins TBX, and `{` our JSON.
 *
 * @param beginning the first bytes, read as Latin-1 or decoded; a byte order mark may be there
 */
export function detectTermFormat(beginning: string, fileName: string): TermFormat {
  const start = beginning.replace(/^(?:\uFEFF|\u00EF\u00BB\u00BF)/u, "").trimStart();
  if (start.startsWith("PK")) return "xlsx";
  if (start.startsWith("<")) return "tbx";
  if (start.startsWith("{")) return "json";
  return fileName.toLowerCase().endsWith(".tsv") ? "tsv" : "csv";
}
