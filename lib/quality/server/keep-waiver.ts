import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import { announceProjectChange } from "@/lib/collaboration/server/notices";
import { type Transaction, transaction } from "@/lib/db/database";
import type { AskedEnd, WaiverEnd } from "@/lib/glossary/server/waiver-end";
import { AppError } from "@/lib/kernel/app-error";
import { insertFindingWaiver, revokeFindingWaiver, type WaivedPlace } from "./waiver-store";

type Wish = { readonly check: string; readonly fingerprint: string; readonly reason: string };

/** A finding that is to be left as it is, by what it is known by. */
export type WaiverWish = Wish & AskedEnd;

/** That the checks do not report a finding now, so that nobody can leave it as it is. */
export const findingGone = (): AppError =>
  new AppError("conflict", "This finding is not there any more.", { key: "findingGone" });

/** Keeps a waiver, and tells who has the project open; one that holds already stays as it is. */
export async function keepWaiver(
  actor: Actor,
  grant: Grant<"translate">,
  place: WaivedPlace,
  { check, fingerprint, reason, expiresOn, expiresAt }: Wish & WaiverEnd,
): Promise<{ readonly id: string }> {
  return transaction(async (tx) => {
    const wish = { check, fingerprint, reason, expiresOn, expiresAt };
    const { id, isNew } = await insertFindingWaiver(grant, place, wish, tx);
    if (isNew) await tell(actor, grant, place, { action: "finding.waive", details: { check } }, tx);
    return { id };
  });
}

/** @returns whether there was a waiver of this place to take back */
export async function takeWaiverBack(
  actor: Actor,
  grant: Grant<"translate">,
  place: WaivedPlace,
  waiverId: string,
): Promise<boolean> {
  return transaction(async (tx) => {
    if (!(await revokeFindingWaiver(grant, place, waiverId, tx))) return false;
    await tell(actor, grant, place, { action: "finding.unwaive", details: {} }, tx);
    return true;
  });
}

async function tell(
  actor: Actor,
  { projectId }: Grant,
  place: WaivedPlace,
  event: { readonly action: string; readonly details: Readonly<Record<string, string>> },
  tx: Transaction,
): Promise<void> {
  const object =
    "renderingId" in place
      ? { objectType: "rendering", objectId: place.renderingId }
      : { objectType: "paragraph", objectId: place.paragraphId };
  await audit(actor, { ...event, ...object, projectId }, tx);
  await announceProjectChange(tx, projectId, "checks");
}
