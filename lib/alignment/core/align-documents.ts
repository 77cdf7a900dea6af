import { splitChinese, splitEnglish } from "@/lib/text/core/sentences";
import { alignRead } from "./align-read";
import { type AlignOptions, alignUnits, readTexts } from "./align-units";
import { makeBand } from "./band";
import type { Bead } from "./bead";
import type { Cells } from "./lattice";
import { WEIGHTS } from "./model";

/** A paragraph's text with its sentences: half-open UTF-16 offsets, in order. */
export type SentenceSpan = { readonly start: number; readonly end: number };

/** A sentence of a document: which paragraph it is in, and where. */
export type Sentence = SentenceSpan & { readonly paragraph: number };

export type AlignedDocuments = {
  /** Places are those of paragraphs. */
  readonly paragraphs: readonly Bead[];
  /** Places are those in `source` and `target`. Each bead lies within one bead of paragraphs. */
  readonly sentences: readonly Bead[];
  readonly source: readonly Sentence[];
  readonly target: readonly Sentence[];
};

/** Aligns the paragraphs of two documents, and the sentences within aligned paragraphs. */
export function alignDocuments(
  source: readonly string[],
  target: readonly string[],
  options: Omit<AlignOptions, "unit">,
): AlignedDocuments {
  const paragraphs = alignUnits(source, target, { ...options, unit: "paragraph" });
  const [from, to] = [cut(source, splitChinese), cut(target, splitEnglish)];
  const sentences = alignWithin(
    { source: from.map((one) => textOf(source, one)), target: to.map((one) => textOf(target, one)) },
    toBoxes(paragraphs, from, to),
    { ...options, unit: "sentence" },
  );
  return { paragraphs, sentences, source: from, target: to };
}

/** Where one box of units ends and the next begins, on either side. */
export type Corner = { readonly source: number; readonly target: number };

/**
 * Aligns units within boxes: no bead reaches over an end of one. All boxes teach the same model, so that short ones
 * are aligned as well as the whole text allows.
 *
 * @param ends where each box ends, in order; the last ends where the texts do
 */
export function alignWithin(
  { source, target }: { readonly source: readonly string[]; readonly target: readonly string[] },
  ends: readonly Corner[],
  options: AlignOptions,
): Bead[] {
  const weights = { ...WEIGHTS, ...options.weights };
  const texts = readTexts(source, target, options, weights);
  return alignRead(texts, cellsWithin(source.length, target.length, ends), { weights, unit: options.unit });
}

function cellsWithin(rows: number, columns: number, ends: readonly Corner[]): Cells {
  const from = new Int32Array(rows + 1).fill(columns);
  const to = new Int32Array(rows + 1);
  const [ofSource, ofTarget] = [new Int32Array(rows), new Int32Array(columns)];
  const starts = [{ source: 0, target: 0 }, ...ends];
  ends.forEach((end, box) => {
    const start = starts[box] ?? end;
    for (let row = start.source; row <= end.source; row += 1) {
      from[row] = Math.min(from[row] ?? 0, start.target);
      to[row] = Math.max(to[row] ?? 0, end.target);
    }
    ofSource.fill(box, start.source, end.source);
    ofTarget.fill(box, start.target, end.target);
  });
  return {
    band: makeBand(columns, from, to),
    isInside: (row, column, size) => {
      const box = size.source > 0 ? ofSource[row - 1] : ofTarget[column - 1];
      const [start, end] = [starts[box ?? 0], ends[box ?? 0]];
      if (start === undefined || end === undefined) return false;
      const isBegun = row - size.source >= start.source && column - size.target >= start.target;
      return isBegun && row <= end.source && column <= end.target;
    },
  };
}

function cut(paragraphs: readonly string[], split: (text: string) => readonly SentenceSpan[]): Sentence[] {
  return paragraphs.flatMap((text, paragraph) =>
    split(text).map(({ start, end }) => ({ paragraph, start, end })),
  );
}

const textOf = (paragraphs: readonly string[], { paragraph, start, end }: Sentence): string =>
  (paragraphs[paragraph] ?? "").slice(start, end);

/** Each bead of paragraphs is a box of their sentences. */
function toBoxes(beads: readonly Bead[], source: readonly Sentence[], target: readonly Sentence[]): Corner[] {
  let [row, column] = [0, 0];
  return beads.map((bead) => {
    const [last, end] = [bead.source.at(-1), bead.target.at(-1)];
    while (last !== undefined && (source[row]?.paragraph ?? Number.POSITIVE_INFINITY) <= last) row += 1;
    while (end !== undefined && (target[column]?.paragraph ?? Number.POSITIVE_INFINITY) <= end) column += 1;
    return { source: row, target: column };
  });
}
