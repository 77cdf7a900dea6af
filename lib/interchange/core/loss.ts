import type { RichText } from "@/lib/text/core/marks";
import { LINE_BREAK } from "./line-break";
import { lostOfPairs } from "./pair-losses";
import {
  type Capabilities,
  type ExportDocument,
  type ExportRow,
  LONGEST_CELL,
  type Writer,
  type WriterOptions,
} from "./writer";
import { illegalCharacters } from "./xml-text";

/** What a file cannot say. The interface has a sentence for each. */
export const LOSS_CODES = [
  "characters",
  "length",
  "lines",
  "emphasis",
  "states",
  "structure",
  "provenance",
  "tracks",
  "times",
  "untranslated",
  "pairs",
  "source",
  "comments",
  "terms",
  "candidates",
] as const;
export type LossCode = (typeof LOSS_CODES)[number];

/** A place where it happens: the paragraph's number (0 for the document itself) and some of its text. */
export type LossExample = { readonly paragraph: number; readonly quote: string };

/** Examples differ from each other. `count` is of characters, texts, renderings, paragraphs or tracks, whichever the code speaks of; at least 1. */
export type LossNote = {
  readonly code: LossCode;
  readonly count: number;
  /** Only the beginning of the document was looked at: there may be more. */
  readonly atLeast?: true;
  readonly examples: readonly LossExample[];
};

/** The most examples that a note has. */
export const MAX_EXAMPLES = 3;
const QUOTE_LENGTH = 24;

/** The document with those of its tracks that a file holds. */
export function withWrittenTracks(document: ExportDocument, { tracks }: Capabilities): ExportDocument {
  return tracks === undefined ? document : { ...document, tracks: document.tracks.slice(0, tracks) };
}

/** How much rows lose, of each code; one that is missing is not lost. */
export type LossCounts = Readonly<Partial<Record<LossCode, number>>>;

/** What there is to look for in paragraphs and in renderings. */
export type PossibleLosses = {
  readonly paragraphs: readonly LossCode[];
  readonly renderings: readonly LossCode[];
};

/**
 * What rows can lose, for whoever counts it without reading every row. Characters that XML alone cannot hold; the others,
 * NUL and half pairs, are in no text that is stored (see `storable.ts`).
 */
export function possibleLosses({ tracks }: ExportDocument, carries: Capabilities): PossibleLosses {
  const when = (isLost: boolean, code: LossCode) => (isLost ? [code] : []);
  const inText = [
    ...when(carries.characters === "xml", "characters"),
    ...when(!carries.emphasis, "emphasis"),
    ...when(carries.cells === true, "length"),
    ...when(carries.oneLine === true, "lines"),
  ];
  const untranslated = when(!carries.untranslated, "untranslated");
  const structure = when(!carries.structure, "structure");
  const source = carries.source ? inText : (["source"] as const);
  const comments = when(carries.comments !== true, "comments");
  const times = when(carries.timed === true, "times");
  const paragraphs = [...source, ...structure, ...times, ...comments];
  if (tracks.length === 0) return { paragraphs: [...paragraphs, ...untranslated], renderings: [] };
  return {
    paragraphs,
    renderings: [
      ...inText,
      ...when(!carries.states, "states"),
      ...untranslated,
      ...when(carries.pairs === "all", "pairs"),
      ...comments,
    ],
  };
}

/** What is known of rows, where `measureLoss` is not given all of them. */
export type LossContext = {
  readonly options: WriterOptions;
  /** What all rows lose; without it, what the given ones lose. */
  readonly counts?: LossCounts;
  /** Notes that were made of other rows than these, such as sentences. */
  readonly apart?: readonly LossNote[];
};

/**
 * What this document loses in this format. In the order of `LOSS_CODES`; empty when the file says everything.
 *
 * @param rows those that lose something, in order: all that do, or, with `counts`, for each code the first
 *   `MAX_EXAMPLES` at least. Rows that lose nothing may be among them.
 */
export function measureLoss(
  writer: Writer,
  document: ExportDocument,
  rows: Iterable<ExportRow>,
  { options, counts, apart = [] }: LossContext,
): readonly LossNote[] {
  const carries = writer.carries(options, document);
  const written = withWrittenTracks(document, carries);
  const own = new LossTally();
  for (const { name } of document.tracks.slice(written.tracks.length))
    own.note({ code: "tracks", count: 1, paragraph: 0, text: name });
  for (const loss of documentLosses(written, carries)) own.note(loss);
  const tally = own.copy();
  const wanted = {
    ...carries,
    terms: carries.terms === true || options.terms !== true,
    candidates: carries.candidates === true || options.candidates !== true,
  };
  for (const row of rows) for (const loss of rowLosses(written, row, wanted)) tally.note(loss);
  return LOSS_CODES.flatMap((code) => {
    const made = apart.find((one) => one.code === code);
    if (made !== undefined) return [made];
    const { count: found, examples } = tally.of(code);
    const count = counts === undefined ? found : own.of(code).count + (counts[code] ?? 0);
    return count === 0 ? [] : [{ code, count, examples }];
  });
}

/** Something that is lost, in a paragraph (0 for the document itself). */
export type Loss = {
  readonly code: LossCode;
  readonly count: number;
  readonly paragraph: number;
  readonly text: string;
};

type Tallied = { readonly count: number; readonly examples: readonly LossExample[] };

/** Counts losses, and keeps the first places of each. */
export class LossTally {
  readonly #notes = new Map<LossCode, Tallied>();

  note({ code, count, paragraph, text }: Loss): void {
    const { count: before, examples } = this.of(code);
    this.#notes.set(code, { count: before + count, examples: withExample(examples, paragraph, text) });
  }

  of(code: LossCode): Tallied {
    return this.#notes.get(code) ?? { count: 0, examples: [] };
  }

  copy(): LossTally {
    const copied = new LossTally();
    for (const [code, note] of this.#notes) copied.#notes.set(code, note);
    return copied;
  }
}

function* documentLosses({ title, tracks }: ExportDocument, carries: Capabilities): Iterable<Loss> {
  const lost = unwritable(title, carries.characters);
  if (lost.length > 0) yield { code: "characters", count: lost.length, paragraph: 0, text: codePoints(lost) };
  if (carries.provenance) return;
  for (const { name, attribution, citation, date } of tracks) {
    const stated = attribution !== "" || citation !== "" || date !== null;
    if (stated) yield { code: "provenance", count: 1, paragraph: 0, text: name };
  }
}

/** @param carries what the format keeps; terms and candidates too where nobody asks for them */
function* rowLosses({ tracks }: ExportDocument, row: ExportRow, carries: Capabilities): Iterable<Loss> {
  const { number, kind, speaker, label, turn, text } = row.paragraph;
  const at = { count: 1, paragraph: number };
  if (carries.source) yield* textLosses(row.paragraph, number, carries);
  else if (text !== "") yield { ...at, code: "source", text };

  // A heading and a printed label are seen in any format; a speaker without a label, or a caption, is not.
  const hidden = kind === "caption" || kind === "note" || (label === null && (speaker ?? turn) !== null);
  if (!carries.structure && hidden) yield { ...at, code: "structure", text };

  if (carries.timed === true && row.cue === undefined) yield { ...at, code: "times", text };

  if (carries.terms !== true && (row.terms?.length ?? 0) > 0) yield { ...at, code: "terms", text };
  if (carries.candidates !== true && (row.candidates?.length ?? 0) > 0)
    yield { ...at, code: "candidates", text };
  if (carries.pairs !== undefined)
    for (const lost of lostOfPairs([row], tracks, carries.pairs)) yield { ...lost, count: 1, code: "pairs" };

  const isTalked = (trackId: string | null) =>
    carries.comments !== true && row.comments?.some((comment) => comment.trackId === trackId) === true;
  if (isTalked(null)) yield { ...at, code: "comments", text };

  // Without any track, a format of pairs has nothing to write.
  if (tracks.length === 0 && !carries.untranslated) yield { ...at, code: "untranslated", text };
  for (const { id } of tracks) {
    const rendering = row.renderings[id];
    if (isTalked(id)) yield { ...at, code: "comments", text: rendering?.text || text };
    if (rendering === undefined || rendering.text === "") {
      if (!carries.untranslated) yield { ...at, code: "untranslated", text };
      continue;
    }
    yield* textLosses(rendering, number, carries);
    const said = rendering.state !== "initial" || rendering.needsWork;
    if (!carries.states && said) yield { ...at, code: "states", text: rendering.text };
  }
}

function* textLosses({ text, marks }: RichText, paragraph: number, carries: Capabilities): Iterable<Loss> {
  if (carries.cells === true && text.length > LONGEST_CELL)
    yield { code: "length", count: 1, paragraph, text };
  if (carries.oneLine === true && text.search(LINE_BREAK) >= 0)
    yield { code: "lines", count: 1, paragraph, text };
  const lost = unwritable(text, carries.characters);
  if (lost.length > 0) yield { code: "characters", count: lost.length, paragraph, text: codePoints(lost) };
  const [first] = marks;
  if (carries.emphasis || first === undefined) return;
  yield { code: "emphasis", count: 1, paragraph, text: text.slice(first.start, first.end) };
}

function withExample(
  examples: readonly LossExample[],
  paragraph: number,
  text: string,
): readonly LossExample[] {
  if (examples.length >= MAX_EXAMPLES) return examples;
  const example = { paragraph, quote: quote(text) };
  // Two tracks may miss the same paragraph; one example tells it.
  const isKnown = examples.some((one) => one.paragraph === paragraph && one.quote === example.quote);
  return isKnown ? examples : [...examples, example];
}

/** A lone surrogate has no UTF-8; only JSON has a way to write it. */
function unwritable(text: string, characters: Capabilities["characters"]): readonly string[] {
  if (characters === "all") return [];
  if (characters === "xml") return illegalCharacters(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: U+0000 is what is looked for
  return text.match(/\u0000|\p{Surrogate}/gu) ?? [];
}

/** Characters that cannot be shown are named: "U+0001 U+FFFE". */
function codePoints(chars: readonly string[]): string {
  const names = chars.map(
    (char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  return [...new Set(names)].slice(0, MAX_EXAMPLES).join(" ");
}

const GRAPHEMES = new Intl.Segmenter("und", { granularity: "grapheme" });

/** A long text is cut into characters no further than its quote goes. */
function quote(text: string): string {
  let count = 0;
  for (const { index } of GRAPHEMES.segment(text)) {
    if (count === QUOTE_LENGTH) return `${text.slice(0, index)}…`;
    count += 1;
  }
  return text;
}
