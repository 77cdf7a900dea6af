import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Transaction, transaction } from "@/lib/db/database";
import { forgetAssigned, tellAssigned } from "@/lib/discussion/server/notify";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { AssignmentView } from "./assignments-schema";
import { type AssignmentRow, changeAssignment, findAssignment } from "./assignments-store";
import { checkWork, mayGive } from "./check-assignment";
import { dayOf } from "./create-assignment";
import { viewAssignment } from "./list-assignments";

type Change = {
  readonly assigneeId?: string | undefined;
  readonly dueOn?: string | null | undefined;
  readonly note?: string | undefined;
  readonly fromParagraphId?: string | null | undefined;
  readonly toParagraphId?: string | null | undefined;
};

type Place = { readonly tx: Transaction; readonly grant: Grant; readonly actor: Actor };

/**
 * Changes an assignment; what is not given stays. Who gets it hears of it, and who had it no longer does.
 *
 * @throws AppError `not-found`; `forbidden` to those who neither gave it nor review; as for giving work
 */
export async function updateAssignment(
  actor: Actor,
  assignmentId: string,
  change: Change,
): Promise<AssignmentView> {
  const grant = await authorize(actor, "translate", { assignmentId });
  return transaction(async (tx) => {
    const place = { tx, grant, actor };
    const before = await findOwn(place, assignmentId, { deleted: false });
    const { dueOn, note, ...asked } = change;
    const isOtherWork = Object.values(asked).some((value) => value !== undefined);
    const work = isOtherWork ? await checkWork(place, merge(before, asked), before.id) : null;
    const after = await changeAssignment(tx, before.id, {
      ...(work !== null && work),
      ...(dueOn !== undefined && { dueOn: dayOf(dueOn) }),
      ...(note !== undefined && { note }),
    });
    await record(place, "assignment.update", after, { changed: Object.keys(change).join(",") });
    if (after.assigneeId !== before.assigneeId) await tellAnew(place, after);
    return viewAssignment(tx, grant, after.id);
  });
}

/** Takes work back; `restoreAssignment` gives it again. @throws AppError `not-found`; `forbidden` as for changing */
export async function deleteAssignment(actor: Actor, assignmentId: string): Promise<void> {
  const grant = await authorize(actor, "translate", { assignmentId });
  await transaction(async (tx) => {
    const place = { tx, grant, actor };
    const row = await findOwn(place, assignmentId, { deleted: false });
    await changeAssignment(tx, row.id, { deletedAt: new Date() });
    await forgetAssigned(tx, row.id);
    await record(place, "assignment.delete", row);
  });
}

/**
 * Gives work that was taken back again, to the same person.
 *
 * @throws AppError `not-found` unless it was taken back; else as for giving work
 */
export async function restoreAssignment(actor: Actor, assignmentId: string): Promise<AssignmentView> {
  const grant = await authorize(actor, "translate", { assignmentId });
  return transaction(async (tx) => {
    const place = { tx, grant, actor };
    const row = await findOwn(place, assignmentId, { deleted: true });
    await checkWork(place, row, row.id);
    await changeAssignment(tx, row.id, { deletedAt: null });
    await tellAnew(place, row);
    await record(place, "assignment.restore", row);
    return viewAssignment(tx, grant, row.id);
  });
}

async function findOwn(
  { tx, grant, actor }: Place,
  id: string,
  which: { readonly deleted: boolean },
): Promise<AssignmentRow> {
  const row = await findAssignment(tx, grant, id, which);
  if (row === null) throw notFound("This assignment");
  // What one took to oneself is one's own until a reviewer gives it to somebody else.
  const isTaken = row.createdById === actor.id && row.assigneeId === actor.id;
  if (isTaken || mayGive(actor, grant)) return row;
  throw new AppError("forbidden", "Only who made it, or a reviewer, may do this.", { key: "notYours" });
}

function merge(before: AssignmentRow, asked: Omit<Change, "dueOn" | "note">) {
  const { assigneeId, fromParagraphId, toParagraphId } = asked;
  const { trackId, task } = before;
  return {
    ...{ trackId, task, assigneeId: assigneeId ?? before.assigneeId },
    fromParagraphId: fromParagraphId === undefined ? before.fromParagraphId : fromParagraphId,
    toParagraphId: toParagraphId === undefined ? before.toParagraphId : toParagraphId,
  };
}

async function tellAnew({ tx, actor }: Place, { id, assigneeId }: AssignmentRow): Promise<void> {
  await forgetAssigned(tx, id);
  await tellAssigned(tx, { assignmentId: id, assigneeId, actorId: actor.id });
}

async function record(
  { tx, grant, actor }: Place,
  action: string,
  { id, assigneeId, trackId }: AssignmentRow,
  more: { readonly changed?: string } = {},
): Promise<void> {
  const event = { action, objectType: "assignment", objectId: id, projectId: grant.projectId };
  await audit(actor, { ...event, details: { assigneeId, trackId, ...more } }, tx);
}
