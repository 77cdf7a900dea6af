import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { notFound } from "@/lib/kernel/app-error";
import { removePreset } from "./preset-store";

/** @throws AppError `not-found`, `forbidden` */
export async function deletePreset(actor: Actor, projectId: string, presetId: string): Promise<void> {
  const grant = await authorize(actor, "review", { projectId });
  if (!(await removePreset(grant, presetId))) throw notFound("This preset");
}
