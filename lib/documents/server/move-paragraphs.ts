import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Transaction } from "@/lib/db/database";
import { firstWords } from "@/lib/documents/core/cut";
import { orderKeysBetween } from "@/lib/documents/core/order";
import { type MovedEnd, shrinkRanges } from "@/lib/review/server/keep-ranges";
import { underLock } from "./decide-proposal";
import { type ParagraphRow, readRuns } from "./paragraph-store";
import { presentStructureChange } from "./present-structure";
import { documentOf, readShownRun } from "./shown-run";
import { refusedStructure } from "./structure-refusals";
import type { StructureChangeView } from "./structure-schema";
import {
  findNeighbor,
  insertStructureChange,
  type OrderPlace,
  readFamilies,
  readShownBetween,
  writeOrderKeys,
} from "./structure-store";

/** What taking a move back needs: where the rows stood, and what else they were cut into then. */
export type MoveUndo = {
  readonly places: readonly OrderPlace[];
  readonly families: readonly string[];
  readonly ranges: readonly MovedEnd[];
};

export type MoveTarget = {
  readonly beforeId?: string | undefined;
  readonly afterId?: string | undefined;
  /** The last of those that are moved; the same as the first when absent. */
  readonly toId?: string | undefined;
};

/**
 * Moves shown paragraphs that follow each other, with all that is joined into them, before or after another one. Renderings,
 * discussions and links are theirs, and go along.
 *
 * @throws AppError `not-found`, `forbidden`; `invalid` for a target among them; `conflict` when they stand there already
 */
export async function moveParagraphs(
  actor: Actor,
  paragraphId: string,
  target: MoveTarget,
): Promise<StructureChangeView> {
  const grant = await authorize(actor, "translate", { paragraphId });
  const documentId = await documentOf(grant, paragraphId);
  return underLock(grant, documentId, async (tx) => {
    const first = await readShownRun(documentId, paragraphId, tx);
    const last = await readShownRun(documentId, target.toId ?? paragraphId, tx);
    const shown = await readShownBetween(documentId, first.head.orderKey, last.head.orderKey, tx);
    const ids = shown.map(({ id }) => id);
    const rows = await readRuns(documentId, ids, tx);
    const moved = rows.map(({ id }) => id);
    const { low, high } = await placeOf(documentId, target, { ids, moved }, tx);
    if (rows.length === 0) throw refusedStructure("nowhere");
    if (standsBetween(rows, low, high)) throw refusedStructure("alreadyThere");
    const ranges = await shrinkRanges(tx, moved, await besides(documentId, rows, tx));
    const keys = orderKeysBetween(low, high, rows.length);
    await writeOrderKeys(
      moved.map((id, at) => ({ id, orderKey: keys[at] ?? "" })),
      tx,
    );
    const undo: MoveUndo = {
      places: rows.map(({ id, orderKey }) => ({ id, orderKey })),
      families: await readFamilies(documentId, moved, tx),
      ranges,
    };
    const words = shown.map(({ text }) => firstWords(text));
    const change = { documentId, kind: "move", paragraphIds: ids, words, proposalId: null, undo } as const;
    return presentStructureChange(await insertStructureChange(grant, change, tx));
  });
}

type Gap = { readonly low: string | null; readonly high: string | null };

/** The keys between which the paragraphs come to stand. */
async function placeOf(
  documentId: string,
  { beforeId, afterId }: MoveTarget,
  { ids, moved }: { readonly ids: readonly string[]; readonly moved: readonly string[] },
  tx: Transaction,
): Promise<Gap> {
  const targetId = beforeId ?? afterId;
  if (targetId === undefined || ids.includes(targetId)) throw refusedStructure("nowhere");
  const { head, last } = await readShownRun(documentId, targetId, tx);
  const side = beforeId === undefined ? "after" : "before";
  const key = side === "before" ? head.orderKey : last.orderKey;
  const beyond = await findNeighbor(documentId, { side, key }, { shown: false, but: moved }, tx);
  const other = beyond?.orderKey ?? null;
  return side === "before" ? { low: other, high: key } : { low: key, high: other };
}

function standsBetween(rows: readonly ParagraphRow[], low: string | null, high: string | null): boolean {
  return rows.every(({ orderKey }) => (low === null || low < orderKey) && (high === null || orderKey < high));
}

/** The rows on either side of these. */
async function besides(
  documentId: string,
  rows: readonly ParagraphRow[],
  tx: Transaction,
): Promise<{ readonly before: string | null; readonly after: string | null }> {
  const but = rows.map(({ id }) => id);
  const find = async (side: "before" | "after", key: string) =>
    (await findNeighbor(documentId, { side, key }, { shown: false, but }, tx))?.id ?? null;
  return {
    before: await find("before", rows[0]?.orderKey ?? ""),
    after: await find("after", rows.at(-1)?.orderKey ?? ""),
  };
}
