import { api } from "@/components/ui/api";
import type { Voice } from "@/components/workbench/actions";
import type { Command } from "@/components/workbench/commands";
import { here, type WorkbenchModel } from "@/components/workbench/model";
import { moveTo } from "@/components/workbench/move";
import { MAX_TRACKS_SHOWN } from "@/components/workbench/url-state";
import { can } from "@/lib/accounts/core/rights";
import type { FoundWaiting } from "@/lib/review/server/work-schema";

export type WorkCommandId = "nextWaiting" | "assign";

/** What a person can tell the workbench to do with work that was given. */
export const WORK_COMMANDS: readonly Command[] = [
  {
    id: "nextWaiting",
    group: "review",
    keys: ["Mod+Alt+N"],
    scope: "anywhere",
    when: (model) =>
      model.rows.total > 0 && model.tracks.get().length > 0 && can(model.seed.role, "translate"),
    run: (model, voice) => void goToNextWaiting(model, voice),
  },
  {
    id: "assign",
    group: "review",
    keys: [],
    scope: "anywhere",
    when: (model) =>
      model.rows.total > 0 && model.tracks.get().length > 0 && can(model.seed.role, "translate"),
    run: (model) => model.dialog.set("assign"),
  },
];

/** To the next paragraph that waits for the person: in the track where they stand, else in any of the document. */
async function goToNextWaiting(model: WorkbenchModel, voice: Voice): Promise<void> {
  const { index, trackId } = here(model);
  try {
    const near = trackId === null ? null : await find(model, `after=${index}&track=${trackId}`);
    const found = near ?? (await find(model, `after=${index}`));
    if (found === null) {
      voice.toast(voice.t("toasts.noneWaiting"));
      return;
    }
    showTrack(model, found.trackId);
    moveTo(model, { index: found.index, column: found.trackId, align: "center" });
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

async function find(model: WorkbenchModel, query: string) {
  const found = await api<FoundWaiting>(`/documents/${model.seed.document.id}/waiting?${query}`);
  const { index, trackId } = found;
  return index === null || trackId === null ? null : { index, trackId };
}

function showTrack(model: WorkbenchModel, trackId: string): void {
  const { shown } = model.look.get();
  if (shown.includes(trackId)) return;
  model.look.set((look) => ({ ...look, shown: [...shown.slice(0, MAX_TRACKS_SHOWN - 1), trackId] }));
}
