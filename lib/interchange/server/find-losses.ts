import {
  LOSS_CODES,
  type LossCode,
  type LossCounts,
  type LossNote,
  measureLoss,
  possibleLosses,
  withWrittenTracks,
} from "../core/loss";
import { keepStates } from "../core/select-states";
import { findExtraLosses, findPairLosses, type Reading } from "./count-rows-lost";
import { countLosses, findLossPlaces, type LossQuestion, type LossSide } from "./loss-store";
import type { PreparedExport } from "./prepare-export";
import { extrasReader } from "./row-extras";
import { readRowsAt } from "./stream-rows";

const SIDES: readonly LossSide[] = ["paragraphs", "renderings"];

/** What is lost, and how many rows the file has. */
export type Losses = { readonly rows: number; readonly notes: readonly LossNote[] };

/**
 * What a document loses in a format, without reading it: the database counts, and only the rows that the notes quote
 * are read. Only pairs of sentences, and terms and candidates that the format has no place for, are to be found by reading.
 *
 * @param reading how long that is read for
 * @throws what the signal was aborted with
 */
export async function findLosses(prepared: PreparedExport, reading: Reading = {}): Promise<Losses> {
  const { actor, grant, document, states, writer, options, cues } = prepared;
  const carries = writer.carries(options, document);
  const written = withWrittenTracks(document, carries);
  const question = { grant, document: written, states };
  const possible = possibleLosses(written, carries);
  // Halves of sentences are no halves of paragraphs.
  const isCounted = (code: LossCode) => code !== "pairs" || options.unit === "paragraph";
  const [found, apart] = await Promise.all([
    Promise.all(SIDES.map((side) => findSide(question, side, possible[side].filter(isCounted)))),
    findApart(prepared, reading),
  ]);
  // A note on discussions quotes what they are about, whether they were asked for or not.
  const isTalked = found.some(({ counts }) => (counts.comments ?? 0) > 0);
  const extras = extrasReader(actor, document, { comments: isTalked, terms: false, cues });
  const keys = new Set(found.flatMap((side) => side.keys));
  const rows = keys.size === 0 ? [] : await readRowsAt(grant, document, [...keys], extras);
  const kept = rows.map((row) => keepStates(row, states));
  const counts = add(found.map((side) => side.counts));
  const rowCount = found.reduce((sum, side) => sum + side.counts.rows, 0);
  return { rows: rowCount, notes: measureLoss(writer, document, kept, { options, counts, apart }) };
}

async function findApart(prepared: PreparedExport, reading: Reading): Promise<readonly LossNote[]> {
  const { writer, options, document } = prepared;
  const carries = writer.carries(options, document);
  const asksTerms = options.terms === true && carries.terms !== true;
  const asksCandidates = options.candidates === true && carries.candidates !== true;
  const asksPairs = options.unit === "sentence" && carries.pairs !== undefined;
  return [
    ...(asksPairs ? await findPairLosses(prepared, carries, reading) : []),
    ...(asksTerms ? await findExtraLosses(prepared, "terms", reading) : []),
    ...(asksCandidates ? await findExtraLosses(prepared, "candidates", reading) : []),
  ];
}

type Found = { readonly counts: LossCounts & { readonly rows: number }; readonly keys: readonly string[] };

async function findSide(question: LossQuestion, side: LossSide, codes: readonly LossCode[]): Promise<Found> {
  const counts = await countLosses(question, side, codes);
  const lost = codes.map((code) => ({ code, count: counts[code] ?? 0 })).filter(({ count }) => count > 0);
  const keys = await Promise.all(lost.map((one) => findLossPlaces(question, side, one)));
  return { counts, keys: keys.flat() };
}

function add(counts: readonly LossCounts[]): LossCounts {
  return Object.fromEntries(
    LOSS_CODES.map((code) => [code, counts.reduce((sum, one) => sum + (one[code] ?? 0), 0)]),
  );
}
