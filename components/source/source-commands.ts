import type { Command } from "@/components/workbench/commands";
import { here, type WorkbenchModel } from "@/components/workbench/model";
import { isSourceChanged } from "@/components/workbench/still-right";
import { can } from "@/lib/accounts/core/rights";
import { goToNextSourceChanged, stillRightHere, toStillRight } from "./source-actions";

export type SourceCommandId = "editSource" | "stillRight" | "nextSourceChanged" | "sourceVersion";

const mayCorrect = (model: WorkbenchModel): boolean => can(model.seed.role, "review");

function mayStillRight(model: WorkbenchModel): boolean {
  const { trackId, rendering } = here(model);
  if (trackId === null || rendering === undefined) return false;
  return isSourceChanged(rendering) && toStillRight(model, trackId, rendering);
}

/** What a person can tell the workbench to do with a source that changes. */
export const SOURCE_COMMANDS: readonly Command[] = [
  {
    id: "editSource",
    group: "review",
    keys: ["Mod+Alt+F"],
    scope: "outside-fields",
    when: (model) => here(model).row !== undefined && mayCorrect(model),
    run: (model) => model.dialog.set("edit-source"),
  },
  {
    id: "stillRight",
    group: "translate",
    keys: ["Mod+Alt+Shift+G"],
    scope: "outside-fields",
    when: mayStillRight,
    run: (model, voice) => void stillRightHere(model, voice),
  },
  {
    id: "nextSourceChanged",
    group: "move",
    keys: [],
    scope: "anywhere",
    when: (model) => model.rows.total > 0 && model.look.get().shown.length > 0,
    run: (model, voice) => void goToNextSourceChanged(model, voice),
  },
  {
    id: "sourceVersion",
    group: "view",
    keys: [],
    scope: "anywhere",
    when: () => true,
    run: (_model, _voice, go) => go("source-version"),
  },
];
