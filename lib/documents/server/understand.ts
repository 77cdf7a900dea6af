import type { Block, Paragraph } from "@/lib/documents/core/block";
import { type Decoded, type DecodeRefusal, decode } from "@/lib/documents/core/decode";
import { detectFileKind, detectTextFormat, type TextFormat } from "@/lib/documents/core/detect-format";
import { htmlReader } from "@/lib/documents/core/html-reader";
import { markdownReader } from "@/lib/documents/core/markdown-reader";
import { findBrokenUtf8, findUnreadable } from "@/lib/documents/core/places";
import { poReader } from "@/lib/documents/core/po-reader";
import type { Proposal } from "@/lib/documents/core/proposal";
import { propose } from "@/lib/documents/core/propose";
import {
  isSegmented,
  type Notice,
  type PlacedRefusal,
  type ReadFormat,
  type ReadRefusal,
  type ReadText,
  type TextReader,
} from "@/lib/documents/core/reader";
import { srtReader } from "@/lib/documents/core/srt-reader";
import { structure } from "@/lib/documents/core/structure";
import { textReader } from "@/lib/documents/core/text-reader";
import { readXliffSource } from "@/lib/documents/core/xliff-paragraphs";
import { ok, refuse } from "@/lib/kernel/result";
import type { FileLanguages } from "@/lib/text/core/aligned-files";
import type { Reading } from "@/lib/text/core/file-place";
import { TEXT_LIMIT } from "@/lib/text/core/text-limit";
import type { XliffRefusal } from "@/lib/xliff/core/refusal";
import { understandXliff } from "@/lib/xliff/server/understand-xliff";
import { docxReader } from "./docx/docx-reader";
import { mosesReader } from "./moses-reader";
import { tmxReader } from "./tmx-reader";

/** A file to understand. `before` is what the document already says when the file is an appended part: its last paragraphs. */
export type Upload = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** What the caller says it is; null to find out. Content decides all the same. */
  readonly format: ReadFormat | null;
  readonly before: readonly Paragraph[];
  /** Of the project that the file is for; null where nothing is known. */
  readonly languages: FileLanguages | null;
};

/** What a file says. Indexes in proposals count `before` first, then `paragraphs`. */
export type Understood = {
  readonly title: string | null;
  readonly format: ReadFormat;
  /** An encoding's name, or "zip" for a container. */
  readonly encoding: string;
  /** False when the encoding is a guess. */
  readonly certain: boolean;
  readonly notices: readonly Notice[];
  readonly paragraphs: readonly Paragraph[];
  readonly proposals: readonly Proposal[];
};

/** What became of reading a file. What is refused for one place in it is refused with that place. */
export type ReadUpload =
  | Reading<Understood, ReadRefusal>
  | { readonly ok: false; readonly reason: "placed"; readonly refusal: PlacedRefusal }
  | { readonly ok: false; readonly reason: "xliff"; readonly refusal: XliffRefusal };

const TEXT_READERS: Readonly<Record<Exclude<TextFormat, "xliff">, TextReader>> = {
  markdown: markdownReader,
  text: textReader,
  html: htmlReader,
  tmx: tmxReader,
  po: poReader,
  srt: srtReader,
};

/** Reads a file, finds its structure, and makes the proposals. Runs in the reader's worker: it may take all the time and memory it is given. */
export async function understand(upload: Upload): Promise<ReadUpload> {
  const read = await readAny(upload);
  if (!read.ok) return read;
  const { text, paragraphs, ...how } = read.value;
  const long = findLong(paragraphs ?? text.blocks);
  if (long !== null) return refuseAt(long);
  if (paragraphs !== null)
    return ok({ ...how, title: text.title, notices: text.notices, paragraphs, proposals: [] });
  const found = structure(text.blocks);
  const count = upload.before.length;
  const whole = {
    ...found,
    paragraphs: [...upload.before, ...continueTurn(upload.before.at(-1), found.paragraphs)],
    doubtful: found.doubtful.map((entry) => ({ ...entry, paragraph: entry.paragraph + count })),
  };
  return ok({
    ...how,
    title: found.title ?? text.title,
    notices: text.notices,
    paragraphs: whole.paragraphs.slice(count),
    proposals: isSegmented(how.format) ? [] : propose(whole, count),
  });
}

/** The first paragraph that is too long to be worked on. */
function findLong(blocks: readonly Block[]): PlacedRefusal | null {
  const at = blocks.findIndex(({ text }) => text.length > TEXT_LIMIT);
  return at < 0 ? null : { reason: "long-paragraph", line: blocks[at]?.sourceLine ?? null, number: at + 1 };
}

function refuseAt(refusal: PlacedRefusal): Extract<ReadUpload, { reason: "placed" }> {
  return { ok: false, reason: "placed", refusal };
}

/** Who spoke at the end of the part before goes on speaking until a label says otherwise. */
function continueTurn(last: Paragraph | undefined, paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  if (last === undefined || last.speaker === null) return paragraphs;
  const until = paragraphs.findIndex((paragraph) => paragraph.speaker !== null);
  return paragraphs.map((paragraph, index) =>
    (until < 0 || index < until) && paragraph.kind === "body"
      ? { ...paragraph, speaker: last.speaker, turn: last.turn }
      : paragraph,
  );
}

type Read = {
  readonly format: ReadFormat;
  readonly encoding: string;
  readonly certain: boolean;
  readonly text: ReadText;
  /** What the format says itself, so that nothing is to be found or proposed; null for a text. */
  readonly paragraphs: readonly Paragraph[] | null;
};

type ReadAny = Reading<Read, ReadRefusal> | Extract<ReadUpload, { reason: "xliff" | "placed" }>;

async function readAny({ bytes, fileName, format, languages }: Upload): Promise<ReadAny> {
  if (bytes.byteLength === 0) return refuse("empty");
  const kind = detectFileKind(bytes);
  if (kind === "zip") {
    const { is, read } = await readContainer(bytes, format, languages);
    const how = { format: is, encoding: "zip", certain: true, paragraphs: null } as const;
    const told = format === null || format === is ? [] : [OTHER_FORMAT];
    return read.ok ? ok({ ...how, text: withNotices(read.value, told) }) : read;
  }
  if (kind !== "text") return refuse("unsupported-format");
  const decoded = decode(bytes);
  if (!decoded.ok) return refuseText(decoded.reason, bytes);
  const detected = detectTextFormat(decoded.value.text, format, fileName);
  if (detected === "xliff") return readXliffFile(decoded.value, format);
  const read = TEXT_READERS[detected].read(decoded.value.text, languages);
  const { encoding, certain } = decoded.value;
  const how = { format: detected, encoding, certain, paragraphs: null };
  const said = format ?? (/\.docx$/iu.test(fileName) ? "docx" : detected);
  const told = said === detected ? [] : [OTHER_FORMAT];
  return read.ok
    ? ok({ ...how, text: withNotices(read.value, [...told, ...tellUnreadable(decoded.value.text)]) })
    : read;
}

type ReadContainer = {
  readonly is: "docx" | "moses";
  readonly read: Reading<ReadText, ReadRefusal>;
};

/** A Word document, else plain files beside each other. */
async function readContainer(
  bytes: Uint8Array,
  format: ReadFormat | null,
  languages: FileLanguages | null,
): Promise<ReadContainer> {
  const word = await docxReader.read(bytes);
  if (word.ok || word.reason !== "unsupported-format") return { is: "docx", read: word };
  const lines = await mosesReader.read(bytes, languages);
  const isNone = !lines.ok && lines.reason === "no-aligned" && format !== "moses";
  return isNone ? { is: "docx", read: word } : { is: "moses", read: lines };
}

/** Somebody said what the file is, and its bytes say otherwise. */
const OTHER_FORMAT: Notice = { code: "other-format", count: 1 };

function withNotices(text: ReadText, added: readonly Notice[]): ReadText {
  return { ...text, notices: [...added, ...text.notices] };
}

function tellUnreadable(text: string): readonly Notice[] {
  const found = findUnreadable(text);
  return found === null ? [] : [{ code: "unreadable-characters", ...found }];
}

/** A text that is UTF-8 but for some bytes is refused with the place of the first. */
function refuseText(reason: DecodeRefusal, bytes: Uint8Array): ReadAny {
  const broken = reason === "unknown-encoding" ? findBrokenUtf8(bytes) : null;
  return broken === null ? refuse(reason) : refuseAt({ reason: "broken-utf-8", ...broken });
}

function readXliffFile({ text, encoding, certain }: Decoded, format: ReadFormat | null): ReadAny {
  const read = understandXliff(text, encoding);
  if (!read.ok) return { ok: false, reason: "xliff", refusal: read.refusal };
  const { title, paragraphs, notices } = readXliffSource(read.document);
  if (paragraphs.length === 0) return refuse("no-text");
  const broken = read.breaks.length;
  const added: readonly Notice[] = [
    ...(format === null || format === "xliff" ? [] : [OTHER_FORMAT]),
    ...tellUnreadable(text),
    ...(broken === 0 ? [] : [{ code: "rules-broken" as const, count: broken }]),
  ];
  return ok({
    ...{ format: "xliff", encoding, certain },
    text: { title, blocks: [], notices: [...notices, ...added] },
    paragraphs: paragraphs.map(({ paragraph }) => paragraph),
  });
}
