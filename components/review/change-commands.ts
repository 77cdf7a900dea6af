import type { Command } from "@/components/workbench/commands";
import { here } from "@/components/workbench/model";
import { showChanges } from "./show-changes";

export type ChangeCommandId = "showChanges" | "report";

/** What a person can tell the workbench to do with what was changed since it was confirmed, and to see the report. */
export const CHANGE_COMMANDS: readonly Command[] = [
  {
    id: "showChanges",
    group: "review",
    keys: ["Mod+Alt+X"],
    scope: "anywhere",
    when: (model) => model.look.get().shown.length > 0,
    run: showChanges,
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
