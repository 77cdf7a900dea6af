import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { firstReason } from "@/lib/review/core/waiting";
import { type FoundWaiting, MOST_GROUPS, type WaitingGroup } from "./work-schema";
import { findWaitingRow, type ReadGroup, readWork } from "./work-store";

/** What waits for the actor: what is due first, then what was sent back, given, free to review. At most 500 groups. */
export async function listWork(actor: Actor): Promise<{ readonly items: readonly WaitingGroup[] }> {
  const groups = await readWork(actor, MOST_GROUPS);
  return { items: groups.flatMap((group) => present(group) ?? []) };
}

function present(group: ReadGroup): WaitingGroup | null {
  const { returned, assigned, "second-review": second, "unassigned-review": unassigned } = group;
  const given = { assigned, "second-review": second, "unassigned-review": unassigned };
  const counts = { returned, "source-changed": group["source-changed"], ...given };
  const reason = firstReason(counts);
  if (reason === null) return null;
  const { task, count, firstParagraphId, firstNumber, dueOn } = group;
  return {
    project: { id: group.projectId, name: group.projectName, sourceLanguage: group.sourceLanguage },
    document: { id: group.documentId, title: group.documentTitle },
    track: { id: group.trackId, name: group.trackName },
    ...{ task, count, counts, reason, firstParagraphId, firstNumber, dueOn },
  };
}

/** The next row of a document that waits for the actor; goes round once at the end. */
export async function findWaiting(
  actor: Actor,
  documentId: string,
  asked: { readonly track?: string | undefined; readonly after: number },
): Promise<FoundWaiting> {
  const grant = await authorize(actor, "view", { documentId });
  const where = { documentId, trackId: asked.track ?? null };
  const found = await findWaitingRow(grant, actor, { ...where, after: asked.after });
  if (found !== null) return { ...found, wrapped: false };
  const around = asked.after < 0 ? null : await findWaitingRow(grant, actor, { ...where, after: -1 });
  if (around !== null) return { ...around, wrapped: true };
  return { index: null, paragraphId: null, trackId: null, task: null, wrapped: false };
}
