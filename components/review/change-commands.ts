import type { Command } from "@/components/workbench/commands";
import { announce, here } from "@/components/workbench/model";

export type ChangeCommandId = "showChanges" | "report";

/** What a person can tell the workbench to do with what was changed since it was confirmed, and to see the report. */
export const CHANGE_COMMANDS: readonly Command[] = [
  {
    id: "showChanges",
    group: "review",
    keys: ["Mod+Alt+X"],
    scope: "anywhere",
    when: (model) => model.look.get().shown.length > 0,
    run: (model, voice) => {
      const shown = !model.changes.shown.get();
      model.changes.shown.set(shown);
      const said = voice.t(shown ? "toasts.changesShown" : "toasts.changesHidden");
      announce(model, said);
      voice.toast(said);
    },
  },
  {
    id: "report",
    group: "review",
    keys: [],
    scope: "anywhere",
    when: (model) => model.tracks.get().length > 0,
    run: (model, _voice, go) => {
      const trackId = here(model).trackId ?? model.look.get().shown[0];
      go(trackId === undefined ? "report" : `report?track=${trackId}`);
    },
  },
];
