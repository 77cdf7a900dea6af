import { goToNextUnconfirmed } from "./actions";
import type { Command } from "./commands";
import type { WorkbenchModel } from "./model";
import { moveColumn, moveTo } from "./move";
import type { Keys } from "./shortcuts";

export type MoveCommandId =
  | "next"
  | "previous"
  | "nextUnconfirmed"
  | "first"
  | "last"
  | "up"
  | "down"
  | "left"
  | "right"
  | "goTo";

const hasRows = (model: WorkbenchModel) => model.rows.total > 0;

/** Going from row to row, and from cell to cell. */
export const MOVE_COMMANDS: readonly Command[] = [
  step("next", ["Mod+ArrowDown"], 1),
  step("previous", ["Mod+ArrowUp"], -1),
  {
    id: "nextUnconfirmed",
    group: "move",
    keys: ["Alt+ArrowDown"],
    scope: "outside-fields",
    when: (model) => hasRows(model) && model.look.get().shown.length > 0,
    run: (model, voice) => void goToNextUnconfirmed(model, voice),
  },
  {
    id: "goTo",
    group: "move",
    keys: ["Mod+G"],
    scope: "anywhere",
    when: hasRows,
    run: (model) => model.dialog.set("go"),
  },
  {
    id: "first",
    group: "move",
    keys: ["Mod+Home"],
    scope: "cells",
    when: hasRows,
    run: (model) => moveTo(model, { index: 0, edit: false, align: "start" }),
  },
  {
    id: "last",
    group: "move",
    keys: ["Mod+End"],
    scope: "cells",
    when: hasRows,
    run: (model) => moveTo(model, { index: model.rows.total - 1, edit: false, align: "start" }),
  },
  cellKey("down", "ArrowDown", (model) => moveTo(model, { index: model.cursor.get().index + 1 })),
  cellKey("up", "ArrowUp", (model) => moveTo(model, { index: model.cursor.get().index - 1 })),
  cellKey("left", "ArrowLeft", (model) => moveColumn(model, -1)),
  cellKey("right", "ArrowRight", (model) => moveColumn(model, 1)),
];

function step(id: "next" | "previous", keys: readonly Keys[], by: 1 | -1): Command {
  return {
    id,
    group: "move",
    keys,
    scope: "outside-fields",
    when: hasRows,
    run: (model) => moveTo(model, { index: model.cursor.get().index + by }),
  };
}

function cellKey(id: "up" | "down" | "left" | "right", key: Keys, run: Command["run"]): Command {
  return { id, group: "move", keys: [key], scope: "cells", isKeyOnly: true, when: hasRows, run };
}
