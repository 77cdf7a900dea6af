import { type LossCode, type LossNote, LossTally } from "../core/loss";
import { lostOfPairs } from "../core/pair-losses";
import type { Capabilities, ExportRow } from "../core/writer";
import type { PreparedExport } from "./prepare-export";
import { extrasReader } from "./row-extras";
import { streamRows } from "./stream-rows";

/** The sentences that no pair brings into the file; they are told by reading every paragraph's. */
export async function findPairLosses(
  prepared: PreparedExport,
  { pairs }: Capabilities,
  signal?: AbortSignal,
): Promise<readonly LossNote[]> {
  const { tracks } = prepared.document;
  const tally = new LossTally();
  if (pairs === undefined || tracks.length === 0) return [];
  for await (const rows of ofParagraphs(prepared.units())) {
    signal?.throwIfAborted();
    for (const lost of lostOfPairs(rows, tracks, pairs)) tally.note({ ...lost, count: 1, code: "pairs" });
  }
  return notesOf(tally, "pairs");
}

/** The paragraphs in which terms were recognized, or for which the memory proposes something. */
export async function findExtraLosses(
  { actor, grant, document }: PreparedExport,
  code: "terms" | "candidates",
  signal?: AbortSignal,
): Promise<readonly LossNote[]> {
  const tally = new LossTally();
  const wanted = { terms: code === "terms", candidates: code === "candidates" };
  const extras = extrasReader(actor, document, { ...wanted, comments: false, cues: null });
  const untranslated = { ...document, tracks: [] };
  for await (const { paragraph, ...row } of streamRows(grant, untranslated, { extras })) {
    signal?.throwIfAborted();
    const { number, text } = paragraph;
    if ((row[code]?.length ?? 0) > 0) tally.note({ code, count: 1, paragraph: number, text });
  }
  return notesOf(tally, code);
}

function notesOf(tally: LossTally, code: LossCode): readonly LossNote[] {
  const { count, examples } = tally.of(code);
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
