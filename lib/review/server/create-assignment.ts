import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import { tellAssigned } from "@/lib/discussion/server/notify";
import type { AssignmentView } from "./assignments-schema";
import { insertAssignment } from "./assignments-store";
import { checkWork, type Work } from "./check-assignment";
import { viewAssignment } from "./list-assignments";

type Given = Omit<Work, "trackId"> & { readonly dueOn: string | null; readonly note: string };

/**
 * Gives somebody work in a track; they hear of it. Reviewers give to everybody, translators to themselves.
 *
 * @param given.dueOn "2026-12-31"
 * @throws AppError `not-found`, `forbidden`; `invalid` for somebody who cannot do it or paragraphs of another document;
 *   `conflict` when they have the very same work already
 */
export async function createAssignment(actor: Actor, trackId: string, given: Given): Promise<AssignmentView> {
  const grant = await authorize(actor, "translate", { trackId });
  return transaction(async (tx) => {
    const { dueOn, note, ...asked } = given;
    const work = await checkWork({ tx, grant, actor }, { ...asked, trackId }, null);
    const row = await insertAssignment(tx, {
      ...{ ...work, note, dueOn: dayOf(dueOn) },
      ...{ projectId: grant.projectId, createdById: actor.id },
    });
    const event = { action: "assignment.create", objectType: "assignment", objectId: row.id };
    const { assigneeId, task } = work;
    await audit(actor, { ...event, projectId: grant.projectId, details: { assigneeId, trackId, task } }, tx);
    await tellAssigned(tx, { assignmentId: row.id, assigneeId, actorId: actor.id });
    return viewAssignment(tx, grant, row.id);
  });
}

/** A day as a column of the database takes it. */
export function dayOf(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}
