import type { Command } from "@/components/workbench/commands";
import { here, type WorkbenchModel } from "@/components/workbench/model";
import { can } from "@/lib/accounts/core/rights";
import { joinNext, moveOne, splitHere } from "./change-structure";

export type StructureCommandId = "split" | "join" | "moveUp" | "moveDown" | "structure";

const mayChange = (model: WorkbenchModel): boolean =>
  here(model).row !== undefined && can(model.seed.role, "translate");
const hasNext = (model: WorkbenchModel): boolean => model.cursor.get().index < model.rows.total - 1;

/** What a person can tell the workbench to do with the paragraphs themselves. */
export const STRUCTURE_COMMANDS: readonly Command[] = [
  {
    id: "split",
    group: "structure",
    keys: ["Mod+Alt+B"],
    scope: "outside-fields",
    when: mayChange,
    run: (model, voice) => splitHere(model, voice),
  },
  {
    id: "join",
    group: "structure",
    keys: ["Mod+Alt+U"],
    scope: "outside-fields",
    when: (model) => mayChange(model) && hasNext(model),
    run: (model, voice) => void joinNext(model, voice),
  },
  {
    id: "moveUp",
    group: "structure",
    keys: ["Alt+Shift+ArrowUp"],
    scope: "outside-fields",
    when: (model) => mayChange(model) && model.cursor.get().index > 0,
    run: (model, voice) => void moveOne(model, voice, -1),
  },
  {
    id: "moveDown",
    group: "structure",
    keys: ["Alt+Shift+ArrowDown"],
    scope: "outside-fields",
    when: (model) => mayChange(model) && hasNext(model),
    run: (model, voice) => void moveOne(model, voice, 1),
  },
  {
    id: "structure",
    group: "structure",
    keys: [],
    scope: "anywhere",
    when: (model) => model.rows.total > 0,
    run: (model) => model.dialog.set("structure"),
  },
];
