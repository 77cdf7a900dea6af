import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { waiverEnd } from "@/lib/glossary/server/waiver-end";
import { unwaive as unwaiveTerm, waive as waiveTerm } from "@/lib/glossary/server/waivers";
import { conceptOf } from "@/lib/quality/core/term-findings";
import { listRenderingFindings } from "./find-findings";
import { findingGone, keepWaiver, takeWaiverBack, type WaiverWish } from "./keep-waiver";

/**
 * Leaves a finding on a rendering as it is, until a text changes materially or a day comes.
 *
 * @throws AppError `conflict` when the checks do not report it now; `invalid` for a day that has gone
 */
export async function waiveFinding(
  actor: Actor,
  { renderingId, ...wish }: WaiverWish & { readonly renderingId: string },
): Promise<{ readonly id: string }> {
  const grant = await authorize(actor, "translate", { renderingId });
  const end = waiverEnd(wish);
  const findings = await listRenderingFindings(actor, renderingId, "en");
  const finding = findings.find(
    ({ check, fingerprint }) => check === wish.check && fingerprint === wish.fingerprint,
  );
  if (finding === undefined) throw findingGone();
  if (finding.waiver !== null) return { id: finding.waiver.id };
  const conceptId = conceptOf(finding);
  if (conceptId !== null) return waiveTerm(actor, { ...wish, renderingId, conceptId });
  return keepWaiver(actor, grant, { renderingId }, { ...wish, ...end });
}

export async function unwaiveFinding(actor: Actor, renderingId: string, waiverId: string): Promise<void> {
  const grant = await authorize(actor, "translate", { renderingId });
  const isOurs = await takeWaiverBack(actor, grant, { renderingId }, waiverId);
  if (!isOurs) await unwaiveTerm(actor, renderingId, waiverId);
}
