import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { AdoptionView } from "./adoptions-schema";
import { readAdoptions } from "./adoptions-store";
import { presentAdoption } from "./present";

const MOST = 200;

/** What was taken into a rendering from other tracks, the last first. */
export async function listAdoptions(actor: Actor, renderingId: string): Promise<readonly AdoptionView[]> {
  const grant = await authorize(actor, "view", { renderingId });
  return (await readAdoptions(grant, renderingId, MOST)).map(presentAdoption);
}
