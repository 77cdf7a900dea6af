import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { EXPORT_FORMATS } from "@/lib/interchange/core/formats";
import { LOSS_CODES } from "@/lib/interchange/core/loss";
import { EXPORT_UNITS, LAYOUTS, STATES } from "@/lib/interchange/core/writer";

const id = z.uuid();

/** A repeated query parameter, given once or many times. */
function repeated<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value) => (typeof value === "string" ? [value] : value),
    z.array(item).max(50).optional(),
  );
}

/** `states=translated,reviewed`, or the parameter repeated. */
const states = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",") : value),
  z
    .array(z.enum(STATES, { error: `Use states out of ${STATES.join(", ")}, separated by commas.` }))
    .optional(),
);

/** `true` or `false`. */
const flag = z.enum(["true", "false"]).transform((word) => word === "true");

function notAFormat(formats: readonly string[]) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      `There is no export format ${JSON.stringify(input ?? "")}; use one of ${formats.join(", ")}.`,
  };
}

/** What an export may be asked for. No track means all tracks of the document; no states, all states. */
export const exportQuery = z.strictObject({
  format: z.enum(EXPORT_FORMATS, notAFormat(EXPORT_FORMATS)),
  track: repeated(id),
  states,
  /** Only for formats that people read: Word, HTML, Markdown and EPUB. */
  layout: z.enum(LAYOUTS).default("bilingual"),
  /** Only for TMX and XLIFF: emphasis as inline codes (TMX level 2), or text alone (level 1). */
  emphasis: flag.default(true),
  /** Only for CSV and TSV. */
  bom: flag.default(true),
  /** Only for XLIFF 1.2: the source where a translation is missing, which OmegaT needs. */
  prefill: flag.default(false),
  /** Only for TMX, JSON Lines and Moses: pairs of paragraphs, or of their sentences. */
  unit: z.enum(EXPORT_UNITS).default("paragraph"),
  /** Open discussions, in formats that have a place for them: Word (not of a translation alone) and JSON Lines. */
  comments: flag.default(false),
  /** Recognized terms with what is agreed for them, in Word, JSON Lines and XLIFF 2. */
  terms: flag.default(false),
  /** What the memory proposes for each paragraph, three at most, in XLIFF. */
  candidates: flag.default(false),
});

/** Beside the formats of a text, the project's archive: what else is asked for does not narrow it. */
const DOWNLOAD_FORMATS = [...EXPORT_FORMATS, "archive"] as const;

const downloadQuery = exportQuery.extend({ format: z.enum(DOWNLOAD_FORMATS, notAFormat(DOWNLOAD_FORMATS)) });

export type ExportQuery = z.output<typeof exportQuery>;

const documentParams = z.strictObject({ documentId: id });

export const exportDocumentOperation = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/export",
  summary: "The document with its translations as a file; `archive` is that of its whole project, for owners",
  policy: "view",
  params: documentParams,
  query: downloadQuery,
  response: { status: 200, mediaType: "application/octet-stream" },
});

/** A preview that does not go over the whole document: where it would have to, its notes are `atLeast`. */
const previewQuery = exportQuery.extend({ quick: flag.default(false) });

/** Notes in the order of `LOSS_CODES`; a code without a note is not lost. */
export const exportPreview = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  /** The first rows of the file as it would be, whole; of a container, which is no text, the same rows as a page. */
  sample: z.string(),
  /** What the sample is: HTML can be shown as it is. */
  sampleType: z.string(),
  /** Rows in the sample, and in the file. */
  sampleRows: z.number().int(),
  rows: z.number().int(),
  loss: z.array(
    z.object({
      code: z.enum(LOSS_CODES),
      count: z.number().int(),
      /** Only the beginning was looked at: there may be more, or, of 0, any. */
      atLeast: z.literal(true).optional(),
      examples: z.array(z.object({ paragraph: z.number().int(), quote: z.string() })),
    }),
  ),
});

export const previewExportOperation = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/export/preview",
  summary:
    "The beginning of the file, and what the format cannot carry; quick=true does not read the whole document",
  policy: "view",
  params: documentParams,
  query: previewQuery,
  response: { status: 200, schema: exportPreview },
});
