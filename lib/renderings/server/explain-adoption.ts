import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { notFound } from "@/lib/kernel/app-error";
import type { AdoptionView } from "./adoptions-schema";
import { changeReason } from "./adoptions-store";
import { presentAdoption } from "./present";

/**
 * Says why words were adopted, afterwards.
 *
 * @throws AppError `not-found` also for what another person adopted; `forbidden`
 */
export async function explainAdoption(
  actor: Actor,
  given: { readonly renderingId: string; readonly adoptionId: string; readonly reason: string },
): Promise<AdoptionView> {
  const grant = await authorize(actor, "translate", { renderingId: given.renderingId });
  const row = await changeReason(grant, given);
  if (row === null) throw notFound("This adoption");
  return presentAdoption(row);
}
