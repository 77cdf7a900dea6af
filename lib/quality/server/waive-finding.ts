import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceProjectChange } from "@/lib/collaboration/server/notices";
import { type Transaction, transaction } from "@/lib/db/database";
import { unwaive as unwaiveTerm, waive as waiveTerm } from "@/lib/glossary/server/waivers";
import { AppError } from "@/lib/kernel/app-error";
import { listRenderingFindings } from "./find-findings";
import { insertFindingWaiver, revokeFindingWaiver } from "./waiver-store";
import { conceptOf } from "./waivers";

/**
 * Leaves a finding as it is, until a text changes materially or a day comes.
 *
 * @throws AppError `conflict` when the checks do not report it now
 */
export async function waiveFinding(
  actor: Actor,
  asked: {
    readonly renderingId: string;
    readonly check: string;
    readonly fingerprint: string;
    readonly reason: string;
    readonly expiresOn: string | null;
  },
): Promise<{ readonly id: string }> {
  const grant = await authorize(actor, "translate", { renderingId: asked.renderingId });
  const findings = await listRenderingFindings(actor, asked.renderingId, "en");
  const finding = findings.find(
    ({ check, fingerprint }) => check === asked.check && fingerprint === asked.fingerprint,
  );
  if (finding === undefined)
    throw new AppError("conflict", "This finding is not there any more.", { key: "findingGone" });
  if (finding.waiver !== null) return { id: finding.waiver.id };
  const conceptId = conceptOf(finding);
  if (conceptId !== null) return waiveTerm(actor, { ...asked, conceptId });
  const expiresOn = asked.expiresOn === null ? null : new Date(asked.expiresOn);
  return transaction(async (tx) => {
    const id = await insertFindingWaiver(grant, { ...asked, expiresOn }, tx);
    await tell(actor, "finding.waive", { ...asked, projectId: grant.projectId }, tx);
    return { id };
  });
}

export async function unwaiveFinding(actor: Actor, renderingId: string, waiverId: string): Promise<void> {
  const grant = await authorize(actor, "translate", { renderingId });
  const isOurs = await transaction(async (tx) => {
    if (!(await revokeFindingWaiver(grant, renderingId, waiverId, tx))) return false;
    await tell(actor, "finding.unwaive", { renderingId, projectId: grant.projectId }, tx);
    return true;
  });
  if (!isOurs) await unwaiveTerm(actor, renderingId, waiverId);
}

async function tell(
  actor: Actor,
  action: string,
  { renderingId, projectId, check }: { renderingId: string; projectId: string; check?: string },
  tx: Transaction,
): Promise<void> {
  const event = { action, projectId, objectType: "rendering", objectId: renderingId };
  await audit(actor, { ...event, details: check === undefined ? {} : { check } }, tx);
  await announceProjectChange(tx, projectId, "checks");
}
