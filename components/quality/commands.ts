import { api } from "@/components/ui/api";
import type { Voice } from "@/components/workbench/actions";
import type { Command } from "@/components/workbench/commands";
import { announce, here, type WorkbenchModel } from "@/components/workbench/model";
import { moveTo } from "@/components/workbench/move";
import type { PlacedFinding } from "@/lib/quality/server/schema";

export type CheckCommandId = "checks" | "nextFinding" | "allFindings";

/** What a person can tell the workbench to do with findings. */
export const CHECK_COMMANDS: readonly Command[] = [
  {
    id: "checks",
    group: "review",
    keys: ["Mod+Alt+C"],
    scope: "anywhere",
    when: (model) => model.rows.total > 0,
    run: openChecks,
  },
  {
    id: "nextFinding",
    group: "review",
    keys: ["Mod+Alt+J"],
    scope: "anywhere",
    when: (model) => here(model).trackId !== null && model.rows.total > 0,
    run: (model, voice) => void goToNextFinding(model, voice),
  },
  {
    id: "allFindings",
    group: "review",
    keys: [],
    scope: "anywhere",
    when: (model) => model.rows.total > 0,
    run: (_model, _voice, go) => go("checks"),
  },
];

export function openChecks(model: WorkbenchModel): void {
  model.look.set((look) => ({ ...look, panel: true, tab: "checks" }));
}

type TrackPage = { readonly items: readonly PlacedFinding[]; readonly nextCursor: string | null };

/** To the next paragraph of the track with an error or a warning that nobody has dealt with; once around at the end. */
async function goToNextFinding(model: WorkbenchModel, voice: Voice): Promise<void> {
  const { row, trackId } = here(model);
  if (trackId === null) return;
  try {
    const after = row === undefined ? null : await findAfter(trackId, row.paragraph.id);
    const found = after ?? (await findAfter(trackId, null));
    if (found === null) {
      announce(model, voice.t("toasts.noFinding"));
      voice.toast(voice.t("toasts.noFinding"));
      return;
    }
    moveTo(model, { index: found.number - 1, column: trackId, align: "center" });
    openChecks(model);
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

/** @param paragraphId null to begin at the first one */
async function findAfter(trackId: string, paragraphId: string | null): Promise<PlacedFinding | null> {
  let cursor = paragraphId;
  do {
    const after: string = cursor === null ? "" : `?cursor=${cursor}`;
    const page: TrackPage = await api(`/tracks/${trackId}/findings${after}`);
    const found = page.items.find(({ severity, waiver }) => severity !== "notice" && waiver === null);
    if (found !== undefined) return found;
    cursor = page.nextCursor;
  } while (cursor !== null);
  return null;
}
