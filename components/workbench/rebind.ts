import { COMMANDS, type Command, type CommandId } from "./commands";
import { type KeyChoice, keysOf } from "./key-choice";
import type { Keys } from "./shortcuts";

/** Keys that say where one stands, such as the arrows, are the same for everybody. */
export function isFixed({ isKeyOnly }: Command): boolean {
  return isKeyOnly === true;
}

/** The other command that has these keys now; null when they are free. */
export function findOwner(keys: Keys, id: CommandId, choice: KeyChoice): Command | null {
  const wanted = sortKeys(keys);
  return (
    COMMANDS.find(
      (command) => command.id !== id && keysOf(command, choice).some((other) => sortKeys(other) === wanted),
    ) ?? null
  );
}

/** "Shift+Alt+X" and "Alt+Shift+X" are the same keys. */
const sortKeys = (keys: Keys): string => keys.toLowerCase().split("+").toSorted().join("+");

/** Gives a command these keys instead of those it had; null takes its keys away. Whoever had them loses them. */
export function giveKeys(choice: KeyChoice, id: CommandId, keys: Keys | null): KeyChoice {
  if (keys === null) return { ...choice, own: { ...choice.own, [id]: [] } };
  const owner = findOwner(keys, id, choice);
  const taken = owner === null ? {} : { [owner.id]: without(keysOf(owner, choice), keys) };
  return { ...choice, own: { ...choice.own, ...taken, [id]: [keys] } };
}

/**
 * Gives a command the preset's keys back. Whoever was given one of them meanwhile loses it, so that nothing is there
 * twice.
 */
export function resetKeys(choice: KeyChoice, id: CommandId): KeyChoice {
  const { [id]: _own, ...others } = choice.own;
  let back: KeyChoice = { ...choice, own: others };
  for (const keys of COMMANDS.filter((command) => command.id === id).flatMap((command) =>
    keysOf(command, back),
  )) {
    const owner = findOwner(keys, id, back);
    if (owner !== null)
      back = { ...back, own: { ...back.own, [owner.id]: without(keysOf(owner, back), keys) } };
  }
  return back;
}

const without = (all: readonly Keys[], keys: Keys): Keys[] =>
  all.filter((other) => sortKeys(other) !== sortKeys(keys));
