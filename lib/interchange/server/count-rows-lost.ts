import { type LossCode, type LossNote, LossTally } from "../core/loss";
import { lostOfPairs } from "../core/pair-losses";
import type { Capabilities, ExportRow } from "../core/writer";
import type { PreparedExport } from "./prepare-export";
import { extrasReader } from "./row-extras";
import { streamRows } from "./stream-rows";

/** How long what must be read is read for. */
export type Reading = {
  /** Gives the reading up. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which what was found so far is the answer; without it, the whole document is read. */
  readonly patience?: number | undefined;
};

/** Rows read at once where not all may be. */
const SOME = 100;

/** The sentences that no pair brings into the file; they are told by reading every paragraph's. */
export async function findPairLosses(
  prepared: PreparedExport,
  { pairs }: Capabilities,
  reading: Reading,
): Promise<readonly LossNote[]> {
  const { tracks } = prepared.document;
  const tally = new LossTally();
  if (pairs === undefined || tracks.length === 0) return [];
  const atOnce = reading.patience === undefined ? undefined : SOME;
  const isWhole = await readFor(ofParagraphs(prepared.units(atOnce)), reading, (rows) => {
    for (const lost of lostOfPairs(rows, tracks, pairs)) tally.note({ ...lost, count: 1, code: "pairs" });
  });
  return notesOf(tally, "pairs", isWhole);
}

/** The paragraphs in which terms were recognized, or for which the memory proposes something. */
export async function findExtraLosses(
  { actor, grant, document }: PreparedExport,
  code: "terms" | "candidates",
  reading: Reading,
): Promise<readonly LossNote[]> {
  const tally = new LossTally();
  const wanted = { terms: code === "terms", candidates: code === "candidates" };
  const extras = extrasReader(actor, document, { ...wanted, comments: false, cues: null });
  const untranslated = { ...document, tracks: [] };
  const page = reading.patience === undefined ? {} : { page: SOME };
  const rows = streamRows(grant, untranslated, { extras, ...page });
  const isWhole = await readFor(rows, reading, ({ paragraph, ...row }) => {
    const { number, text } = paragraph;
    if ((row[code]?.length ?? 0) > 0) tally.note({ code, count: 1, paragraph: number, text });
  });
  return notesOf(tally, code, isWhole);
}

/** Goes over things as long as there is patience; @returns whether it came to their end */
async function readFor<Item>(
  items: AsyncIterable<Item>,
  { signal, patience = Number.POSITIVE_INFINITY }: Reading,
  look: (item: Item) => void,
): Promise<boolean> {
  const until = performance.now() + patience;
  for await (const item of items) {
    signal?.throwIfAborted();
    look(item);
    if (performance.now() > until) return false;
  }
  return true;
}

/** That nothing was found so far says nothing of the rest, and is told as well. */
function notesOf(tally: LossTally, code: LossCode, isWhole: boolean): readonly LossNote[] {
  const { count, examples } = tally.of(code);
  if (!isWhole) return [{ code, count, examples, atLeast: true }];
  return count === 0 ? [] : [{ code, count, examples }];
}

/** Rows of one paragraph follow each other. */
async function* ofParagraphs(rows: AsyncIterable<ExportRow>): AsyncGenerator<readonly ExportRow[]> {
  let held: ExportRow[] = [];
  for await (const row of rows) {
    if (held.length > 0 && held[0]?.paragraph.id !== row.paragraph.id) {
      yield held;
      held = [];
    }
    held.push(row);
  }
  if (held.length > 0) yield held;
}
