import type { Transaction } from "@/lib/db/database";
import type { PlanEntry } from "@/lib/documents/core/version-plan";
import type { PlannedVersion } from "./plan-source";
import type { VersionChangeView, VersionPreview } from "./source-schema";
import { countTexts } from "./source-versions-store";
import type { Understood } from "./understand";

/** What a new version would do, before anything is written. */
export async function previewVersion(
  tx: Transaction,
  planned: PlannedVersion,
  understood: Understood,
): Promise<VersionPreview> {
  const { plan, seen } = planned;
  const { format, encoding, certain, notices } = understood;
  const headOf = new Map(planned.rows.map(({ id, joinedIntoId }) => [id, joinedIntoId ?? id]));
  const corrected = new Set(plan.corrections.flatMap(({ ids }) => headOf.get(ids[0] ?? "") ?? []));
  return {
    ...{ seen, format, encoding, certain, notices: [...notices] },
    counts: countsOf(plan.entries),
    marked: await countTexts(tx, [...corrected]),
    changes: changesOf(planned, understood),
  };
}

/** How many paragraphs there are of each kind. */
export function countsOf(entries: readonly PlanEntry[]): VersionPreview["counts"] {
  const counts = { same: 0, changed: 0, added: 0, removed: 0, moved: 0, returned: 0 };
  for (const { kind } of entries) counts[kind]++;
  return counts;
}

/** Side by side, with places from 1 among what is shown; pieces of joined paragraphs have their paragraph's. */
function changesOf({ rows, plan }: PlannedVersion, { paragraphs }: Understood): VersionChangeView[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const numbers = new Map<string, number>();
  for (const { id, excluded, joinedIntoId } of rows)
    if (!excluded && joinedIntoId === null) numbers.set(id, numbers.size + 1);
  let after = 0;
  return plan.entries.flatMap((entry): VersionChangeView[] => {
    if (entry.kind === "added") {
      after++;
      const text = paragraphs[entry.at]?.text ?? "";
      return [{ kind: "added", paragraphId: null, before: null, after: { number: after, text } }];
    }
    const { kind, id, before: text } = entry;
    const row = byId.get(id);
    const isShown = row !== undefined && row.joinedIntoId === null && (!row.excluded || kind === "returned");
    if (kind !== "removed" && isShown) after++;
    if (kind === "same") return [];
    const before = { number: numbers.get(row?.joinedIntoId ?? id) ?? null, text };
    if (kind === "removed") return [{ kind, paragraphId: id, before, after: null }];
    return [
      {
        kind,
        paragraphId: id,
        before,
        after: { number: after, text: kind === "changed" ? entry.text : text },
      },
    ];
  });
}
