import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { readPresets } from "./preset-store";
import type { PresetView } from "./presets-schema";

/** What was kept in a project to be chosen for exports, by name. Whoever may export may use it. */
export async function listPresets(
  actor: Actor,
  projectId: string,
): Promise<{ readonly items: PresetView[] }> {
  const grant = await authorize(actor, "view", { projectId });
  return { items: [...(await readPresets(grant))] };
}
