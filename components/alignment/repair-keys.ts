import { matchesKeys } from "@/components/workbench/shortcuts";

/** What a person can tell the repair screen to do, with its keys: the screen's list and its ears are made of this. */
export const REPAIR_COMMANDS = [
  { id: "next", keys: ["ArrowDown", "j"] },
  { id: "previous", keys: ["ArrowUp", "k"] },
  { id: "toSource", keys: ["ArrowLeft"] },
  { id: "toTarget", keys: ["ArrowRight"] },
  { id: "doubtful", keys: ["n"] },
  { id: "leastSure", keys: ["Shift+n"] },
  { id: "accept", keys: ["Enter"] },
  { id: "join", keys: ["m"] },
  { id: "split", keys: ["s"] },
  { id: "moveBefore", keys: ["Shift+ArrowUp"] },
  { id: "moveAfter", keys: ["Shift+ArrowDown"] },
  { id: "unlink", keys: ["u"] },
  { id: "alone", keys: ["o"] },
  { id: "undo", keys: ["Mod+z"] },
  { id: "redo", keys: ["Mod+Shift+z", "Mod+y"] },
  { id: "acceptAll", keys: ["Shift+a"] },
  { id: "realign", keys: ["r"] },
] as const;

export type RepairCommand = (typeof REPAIR_COMMANDS)[number]["id"];

/** What a press means here; null when it means nothing. */
export function commandOf(event: KeyboardEvent, isApple: boolean): RepairCommand | null {
  const found = REPAIR_COMMANDS.find(({ keys }) => keys.some((key) => matchesKeys(event, key, isApple)));
  return found?.id ?? null;
}
