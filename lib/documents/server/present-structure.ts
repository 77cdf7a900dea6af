import type { StructureChangeView } from "./structure-schema";
import type { StructureChangeRow } from "./structure-store";

/** What the API says of a change of a document's structure. */
export function presentStructureChange(row: StructureChangeRow): StructureChangeView {
  const { id, kind, paragraphIds, words, createdBy } = row;
  return {
    ...{ id, kind, paragraphIds: [...paragraphIds], words: [...words], createdBy: { ...createdBy } },
    ...{ createdAt: row.createdAt.toISOString(), holds: holds(row) },
  };
}

/** A join holds while it is accepted, a split while the join it parted is not. */
export function holds({ kind, undoneAt, proposal }: StructureChangeRow): boolean {
  if (undoneAt !== null) return false;
  return kind === "move" || (proposal?.status === "accepted") === (kind === "join");
}
