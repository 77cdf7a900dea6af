import { READ_REFUSALS, type ReadFormat } from "@/lib/documents/core/reader";
import { understand } from "@/lib/documents/server/understand";
import { EMPTY_ENTRY } from "@/lib/glossary/core/entry";
import type { ExportFormat, XliffFormat } from "@/lib/interchange/core/formats";
import type { FileUnit } from "@/lib/interchange/core/pairs/file-unit";
import type { ReturnedFormat } from "@/lib/interchange/core/returned/returned";
import {
  buildDocument,
  buildRendering,
  buildRow,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
  TURN,
} from "@/lib/interchange/core/torture.fixture";
import type { ExportCandidate } from "@/lib/interchange/core/writer";
import { alignedIn, alignedUnits } from "@/lib/interchange/server/aligned-units";
import { inChunks } from "@/lib/interchange/server/byte-stream";
import { withPairsZip } from "@/lib/interchange/server/open-pairs-zip";
import { readFileUnits } from "@/lib/interchange/server/read-file-units";
import { readPairs } from "@/lib/interchange/server/read-pairs";
import { understandReturned } from "@/lib/interchange/server/understand-returned";
import { understandTerms } from "@/lib/interchange/server/understand-terms";
import { writerFor } from "@/lib/interchange/server/writer-for";
import { AppError } from "@/lib/kernel/app-error";
import { pairsOfUnit } from "@/lib/memory/core/given-unit";
import { type Refused, withPlace } from "@/lib/text/core/file-place";
import { isStorable } from "@/lib/text/core/storable";
import { sayXliffRefusal, type XliffRefusal } from "@/lib/xliff/core/refusal";
import { exported, LANGUAGES, toBytes } from "../term-files";
import { zipOf } from "./mutate";

/** A reader of files that come from outside, with files that it reads. */
export type FuzzedReader = {
  readonly name: string;
  readonly files: () => Promise<readonly Buffer[]>;
  /** Whether the file is a container of which the parts are changed too. */
  readonly isZip: boolean;
  /** What became of a file: "read", or the reason why not. Anything else that it does is a fault. */
  readonly read: (bytes: Buffer) => Promise<string>;
};

const text = (content: string) => async () => [Buffer.from(content)];

/** A source text. What it gives must be fit for the database. */
function documentReader(format: ReadFormat, files: FuzzedReader["files"]): FuzzedReader {
  return {
    ...{ name: `document ${format}`, files, isZip: format === "docx" || format === "moses" },
    async read(bytes) {
      const answered = await understand({
        ...{ bytes: new Uint8Array(bytes), fileName: "", before: [], languages: null },
        format: format === "docx" || format === "moses" ? null : format,
      });
      if (!answered.ok && answered.reason === "xliff") return toldOf(answered.refusal);
      if (!answered.ok && answered.reason === "placed") return answered.refusal.reason;
      if (!answered.ok) return known(answered, READ_REFUSALS, this);
      const texts = answered.value.paragraphs.flatMap((one) => [
        one.text,
        one.speaker ?? "",
        one.label ?? "",
      ]);
      return stored([...texts, answered.value.title ?? ""]);
    },
  };
}

const RETURN_REFUSALS = [
  ...[
    "empty",
    "binary",
    "unknown-encoding",
    "damaged",
    "not-a-workbook",
    "no-sheet",
    "doctype",
    "external-links",
  ],
  ...["encrypted", "too-many-entries", "expands-too-much", "not-returned", "sentences", "too-deep"],
  ...["outside-parts", "macros", "no-aligned", "several-sources", "unequal-lines"],
];

/** An XLIFF is refused with the line, and for a rule with its name. */
function toldOf(refusal: XliffRefusal): string {
  if (!Number.isInteger(refusal.line) || refusal.line < 1)
    throw new Error(`A refusal of line ${refusal.line}`);
  return sayXliffRefusal(refusal);
}

function returnedReader(format: (ReturnedFormat & ExportFormat) | XliffFormat): FuzzedReader {
  const isZip = format === "xlsx" || format === "docx" || format === "moses";
  return {
    ...{ name: `returned ${format}`, files: async () => [await fileOf(format)], isZip },
    async read(bytes) {
      const answered = await understandReturned({ bytes: new Uint8Array(bytes), fileName: "" });
      if (!answered.ok && answered.reason === "xliff") return toldOf(answered.refusal);
      if (!answered.ok) return known(answered, RETURN_REFUSALS, this);
      return stored(answered.value.tracks.flatMap(({ texts }) => texts.map((one) => one.text)));
    },
  };
}

const CANDIDATE: ExportCandidate = {
  ...{ trackId: TRACK.id, source: "一", target: "One", similarity: 0.8 },
  kind: "fuzzy",
  origin: "题",
};

async function fileOf(format: ExportFormat): Promise<Buffer> {
  const rows = TORTURE.slice(0, 12).map(([, own], at) => ({
    ...buildRow(at + 1, own, { [TRACK.id]: buildRendering(own, [{ start: 0, end: 1, mark: "bold" }]) }, TURN),
    cue: { start: at * 1000, end: at * 1000 + 900, settings: "" },
    terms: [{ start: 0, end: 1, conceptId: "c", text: "词", wordings: ["word"] }],
    candidates: [CANDIDATE],
  }));
  const options = { ...OPTIONS, terms: true, candidates: true };
  const chunks: Uint8Array[] = [];
  for await (const chunk of inChunks(writerFor(format).write(buildDocument(), stream(rows), options)))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

const TERM_REFUSALS = [
  ...[
    "empty",
    "binary",
    "unknown-encoding",
    "damaged",
    "not-a-workbook",
    "no-sheet",
    "doctype",
    "external-links",
  ],
  ...[
    "encrypted",
    "too-many-entries",
    "expands-too-much",
    "no-table",
    "no-known-column",
    "not-tbx",
    "too-deep",
  ],
  ...["not-ours", "newer-version", "unclosed-quote"],
];

function termsReader(format: "csv" | "xlsx" | "json" | "tbx-basic-dca" | "tbx-basic-dct"): FuzzedReader {
  return {
    ...{ name: `terms ${format}`, isZip: format === "xlsx" },
    files: async () => [
      Buffer.from(await toBytes(format, [exported({ ...EMPTY_ENTRY, definition: "和平" }, "1")])),
    ],
    async read(bytes) {
      const answered = await understandTerms({
        ...{ ...LANGUAGES, fileName: "", format: null, sheet: null, mapping: {} },
        bytes: new Uint8Array(bytes),
      });
      return answered.ok ? "read" : known(answered, TERM_REFUSALS, this);
    },
  };
}

/** Readers that throw their refusals. */
function throwing(
  name: string,
  files: FuzzedReader["files"],
  read: (bytes: Uint8Array) => Promise<unknown>,
): FuzzedReader {
  return {
    ...{ name, files, isZip: false },
    async read(bytes) {
      try {
        await read(new Uint8Array(bytes));
        return "read";
      } catch (error) {
        if (error instanceof AppError && error.code === "invalid") return error.message;
        throw error;
      }
    },
  };
}

/** What one place of a file is at fault for. Of a container it may be the container itself. */
const OF_A_PLACE = ["damaged", "doctype", "too-deep"];

function known(
  { reason, place }: Refused<string>,
  refusals: readonly string[],
  { isZip }: Pick<FuzzedReader, "isZip">,
): string {
  if (!refusals.includes(reason)) throw new Error(`An unknown refusal: ${reason}`);
  if (place === undefined && OF_A_PLACE.includes(reason) && !isZip)
    throw new Error(`A refusal without a line: ${reason}`);
  return withPlace(`${reason}.`, place).replace(/\.$/u, "");
}

function stored(texts: readonly string[]): string {
  const unfit = texts.find((one) => !isStorable(one));
  if (unfit !== undefined)
    throw new Error(`A text that no database holds: ${JSON.stringify(unfit.slice(0, 200))}`);
  return "read";
}

function storedPairs(unit: FileUnit): void {
  const pairs = pairsOfUnit(unit, LANGUAGES);
  if (typeof pairs !== "string") stored(pairs.flatMap((pair) => [pair.source, pair.target, pair.place]));
}

const NOTHING: AsyncIterable<Uint8Array> = (async function* () {})();

const MARKDOWN =
  "# 年终专访\n\n记者：您怎么看？\n\n答：**稳中求进**，*不急*。\n\n- 一\n- 二\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
const TEXT =
  "年终专访\n\n记者：您怎么看？\n答：稳中求进，以进促稳，先立后破。\n（下转3版）\n\n图为会议现场。\n";
const HTML =
  "<!doctype html><html><head><title>题</title></head><body><h1>题</h1><p>记者：<b>问</b><br>二</p><ul><li>一</li></ul><table><tr><td>1</td></tr></table></body></html>";
const SUBTITLES =
  "WEBVTT\n\nNOTE x\n\n1\n00:00:01.000 --> 00:00:02.500 line:0\n<v 王><b>第一</b>句\n第二行\n\n2\n01:00:03,000 --> 01:00:04,000\n{\\an8}<i>二</i> &amp; 三\n";
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

async function docx(): Promise<readonly Buffer[]> {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  const parts = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${W}><w:body><w:p><w:pPr><w:pStyle w:val="a1"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>记者：</w:t></w:r><w:r><w:br/><w:t>您怎么看？</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`,
    "word/styles.xml": `<w:styles ${W}><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style></w:styles>`,
  };
  return [await zipOf(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)] as const))];
}

/** Every reader that takes files from outside. */
export const READERS: readonly FuzzedReader[] = [
  documentReader("markdown", text(MARKDOWN)),
  documentReader("text", text(TEXT)),
  documentReader("html", text(HTML)),
  documentReader("docx", docx),
  documentReader("tmx", async () => [await fileOf("tmx")]),
  documentReader("po", async () => [await fileOf("po")]),
  documentReader("srt", text(SUBTITLES)),
  documentReader("moses", async () => [await fileOf("moses")]),
  documentReader("xliff", async () => [await fileOf("xliff-2.2")]),
  ...(["xlsx", "csv", "tsv", "po", "jsonl", "tmx", "vtt", "docx", "moses"] as const).map(returnedReader),
  ...(["xliff-1.2", "xliff-2.1"] as const).map(returnedReader),
  ...(["csv", "xlsx", "json", "tbx-basic-dca", "tbx-basic-dct"] as const).map(termsReader),
  throwing(
    "pairs",
    async () => [await fileOf("tmx"), await fileOf("csv"), await fileOf("xliff-1.2")],
    readPairs,
  ),
  throwing(
    "memory",
    async () => [
      await fileOf("tmx"),
      await fileOf("csv"),
      await fileOf("xliff-1.2"),
      await fileOf("xliff-2.1"),
      await fileOf("jsonl"),
    ],
    async (bytes) => {
      const about = { ...LANGUAGES, fileName: "" };
      for await (const unit of readFileUnits([bytes], about)) storedPairs(unit);
    },
  ),
  {
    ...throwing(
      "memory moses",
      async () => [await fileOf("moses")],
      (bytes) =>
        withPairsZip({ bytes }, async ({ files }) => {
          const found = alignedIn([...files.keys()], LANGUAGES);
          for await (const unit of alignedUnits(found, ({ path }) => files.get(path)?.() ?? NOTHING))
            storedPairs(unit);
        }),
    ),
    isZip: true,
  },
];
