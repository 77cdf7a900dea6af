import { COMMANDS, type Command } from "./commands";
import { keysOf } from "./key-choice";
import type { WorkbenchModel } from "./model";
import { type KeyPress, matchesKeys } from "./shortcuts";

/** Where the focus is when a key goes down. */
export type KeyPlace = "editor" | "field" | "cell" | "elsewhere";

/** The command that this press means here; null when it means none. */
export function findCommand(
  press: KeyPress,
  place: KeyPlace,
  model: WorkbenchModel,
  isApple: boolean,
): Command | null {
  const choice = model.keys.get();
  const counts = ({ scope }: Command) =>
    scope === "anywhere" ||
    (scope === "outside-fields" && place !== "field") ||
    (scope === "cells" && place === "cell");
  return (
    COMMANDS.find(
      (command) =>
        counts(command) &&
        keysOf(command, choice).some((keys) => matchesKeys(press, keys, isApple)) &&
        command.when(model),
    ) ?? null
  );
}
