import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import { newId } from "@/lib/documents/server/new-id";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { isPresetElsewhere, lockPresets, readPresets, writePreset } from "./preset-store";
import { MOST_PRESETS, type PresetBody, type PresetView } from "./presets-schema";

/**
 * Keeps what is chosen for an export under a name, for all in the project. Who reviews answers for what a project gives out, so
 * who reviews saves.
 *
 * @param presetId the one to replace, or to put back; null for a new one
 * @throws AppError `not-found`, `forbidden`; `conflict` for a name that another preset has, or one more than there may be
 */
export async function savePreset(
  actor: Actor,
  { projectId, presetId }: { readonly projectId: string; readonly presetId: string | null },
  given: PresetBody,
): Promise<PresetView> {
  const grant = await authorize(actor, "review", { projectId });
  return transaction(async (tx) => {
    await lockPresets(tx, grant);
    if (presetId !== null && (await isPresetElsewhere(tx, grant, presetId))) throw notFound("This preset");
    const others = (await readPresets(grant, tx)).filter(({ id }) => id !== presetId);
    const wanted = given.name.toLowerCase();
    if (others.some(({ name }) => name.toLowerCase() === wanted)) throw taken(given.name);
    if (others.length >= MOST_PRESETS) throw tooMany();
    const preset = { id: presetId ?? newId(), ...given };
    await writePreset(tx, grant, preset);
    return preset;
  });
}

function taken(name: string): AppError {
  const sentence = `There is a preset “${name}” already: choose another name, or replace that one.`;
  return new AppError("conflict", sentence, {
    key: "presetTaken",
    values: { name },
    fields: { name: sentence },
  });
}

const tooMany = (): AppError =>
  new AppError("conflict", `A project has at most ${MOST_PRESETS} presets: delete one first.`, {
    key: "presetsTooMany",
    values: { most: MOST_PRESETS },
  });
