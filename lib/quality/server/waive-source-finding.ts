import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { waiverEnd } from "@/lib/glossary/server/waiver-end";
import { notFound } from "@/lib/kernel/app-error";
import { sourceChecksInTurns } from "@/lib/quality/core/run-checks";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import { findingGone, keepWaiver, takeWaiverBack, type WaiverWish } from "./keep-waiver";
import { readSource } from "./pairs-store";
import { settingsOf } from "./settings";

/**
 * Leaves a finding on a paragraph's own text as it is, for all its translations, until the text changes materially or a
 * day comes.
 *
 * @throws AppError `conflict` when the checks of sources do not report it now; `invalid` for a day that has gone
 */
export async function waiveSourceFinding(
  actor: Actor,
  { paragraphId, ...wish }: WaiverWish & { readonly paragraphId: string },
): Promise<{ readonly id: string }> {
  const grant = await authorize(actor, "translate", { paragraphId });
  const end = waiverEnd(wish);
  const [source, { checks }] = await Promise.all([readSource(grant, paragraphId), settingsOf(grant)]);
  const findings = source === null ? [] : await doInTurns(sourceChecksInTurns(source, checks));
  const isThere = findings.some(
    ({ check, fingerprint }) => check === wish.check && fingerprint === wish.fingerprint,
  );
  if (!isThere) throw findingGone();
  return keepWaiver(actor, grant, { paragraphId }, { ...wish, ...end });
}

/** @throws AppError `not-found` when there is no such waiver to take back */
export async function unwaiveSourceFinding(
  actor: Actor,
  paragraphId: string,
  waiverId: string,
): Promise<void> {
  const grant = await authorize(actor, "translate", { paragraphId });
  if (!(await takeWaiverBack(actor, grant, { paragraphId }, waiverId))) throw notFound("This waiver");
}
