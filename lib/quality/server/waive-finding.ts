import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceProjectChange } from "@/lib/collaboration/server/notices";
import { transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { listRenderingFindings } from "./find-findings";
import { insertFindingWaiver, revokeFindingWaiver } from "./waiver-store";

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
  if (!findings.some(({ check, fingerprint }) => check === asked.check && fingerprint === asked.fingerprint))
    throw new AppError("conflict", "This finding is not there any more.", { key: "findingGone" });
  const expiresOn = asked.expiresOn === null ? null : new Date(asked.expiresOn);
  const id = await insertFindingWaiver(grant, { ...asked, expiresOn });
  await tell(actor, "finding.waive", { ...asked, projectId: grant.projectId });
  return { id };
}

export async function unwaiveFinding(actor: Actor, renderingId: string, waiverId: string): Promise<void> {
  const grant = await authorize(actor, "translate", { renderingId });
  if (!(await revokeFindingWaiver(grant, renderingId, waiverId))) throw notFound("This waiver");
  await tell(actor, "finding.unwaive", { renderingId, projectId: grant.projectId });
}

async function tell(
  actor: Actor,
  action: string,
  { renderingId, projectId, check }: { renderingId: string; projectId: string; check?: string },
): Promise<void> {
  await transaction(async (tx) => {
    const event = { action, projectId, objectType: "rendering", objectId: renderingId };
    await audit(actor, { ...event, details: check === undefined ? {} : { check } }, tx);
    await announceProjectChange(tx, projectId, "checks");
  });
}
