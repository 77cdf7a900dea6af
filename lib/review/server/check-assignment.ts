import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { can, scopeAllows } from "@/lib/accounts/core/rights";
import type { Transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { canDo } from "@/lib/review/core/capable";
import type { Task } from "@/lib/review/core/task";
import { findRole, isGivenAlready, lockTrackForWork, readOrderKeys } from "./assignments-store";

export type Range = { readonly fromParagraphId: string | null; readonly toParagraphId: string | null };

export type Work = Range & { readonly trackId: string; readonly task: Task; readonly assigneeId: string };

/**
 * Whether somebody may be given this work by this person, with the track locked until the transaction ends, so that
 * nobody is given the same twice at once.
 *
 * @param exceptId the assignment itself, when it is changed
 * @returns the work with its paragraphs in order
 * @throws AppError `not-found`; `forbidden` for giving work to others without the right to review; `invalid` for somebody
 *   who cannot do it, or paragraphs that are none of the document's; `conflict` when they have it already
 */
export async function checkWork(
  place: { readonly tx: Transaction; readonly grant: Grant; readonly actor: Actor },
  work: Work,
  exceptId: string | null,
): Promise<Work> {
  const { tx, grant, actor } = place;
  const isOwn = work.assigneeId === actor.id;
  if (!isOwn && !mayGive(actor, grant))
    throw new AppError("forbidden", "Only a reviewer may give work to somebody else.", { key: "workOthers" });
  const track = await lockTrackForWork(tx, grant, work.trackId);
  if (track === null) throw notFound("This track");
  const role = await findRole(tx, grant, work.assigneeId);
  if (role === null || !canDo(role, work.task)) throw cannotDo(work.task);
  const range = await inOrder(tx, track.documentId, work);
  if (await isGivenAlready(tx, { ...work, ...range }, exceptId))
    throw new AppError("conflict", "This person has this work already.", { key: "workGiven" });
  return { ...work, ...range };
}

/** Whether the person may give work to others, and change what others gave. */
export function mayGive(actor: Actor, grant: Grant): boolean {
  return can(grant.role, "review") && (actor.scopes === null || scopeAllows(actor.scopes, "review"));
}

function cannotDo(task: Task): AppError {
  const sentence =
    task === "review"
      ? "This person cannot review in this project: choose a reviewer or an owner."
      : "This person cannot translate in this project: choose a member who is more than a reader.";
  return new AppError("invalid", `The request is not valid: assigneeId: ${sentence}`, {
    ...{ key: task === "review" ? "workReviewer" : "workTranslator", fields: { assigneeId: sentence } },
  });
}

async function inOrder(tx: Transaction, documentId: string, range: Range): Promise<Range> {
  const { fromParagraphId: from, toParagraphId: to } = range;
  if (from === null && to === null) return range;
  if (from === null || to === null)
    throw badRange("Give both the first and the last paragraph, or neither for the whole document.");
  const keys = await readOrderKeys(tx, documentId, [from, to]);
  const [fromKey, toKey] = [keys.get(from), keys.get(to)];
  if (fromKey === undefined || toKey === undefined)
    throw badRange("These paragraphs are not both of the track's document.");
  // Order keys are compared bytewise, as the database does.
  return fromKey <= toKey ? range : { fromParagraphId: to, toParagraphId: from };
}

function badRange(sentence: string): AppError {
  return new AppError("invalid", `The request is not valid: fromParagraphId: ${sentence}`, {
    ...{ key: "workRange", fields: { fromParagraphId: sentence } },
  });
}
