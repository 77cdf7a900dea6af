import type { Command } from "@/components/workbench/commands";
import { here } from "@/components/workbench/model";
import { can } from "@/lib/accounts/core/rights";
import { insertNthMatch, openMemory } from "./memory-actions";

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export type MemoryCommandId = "memory" | "memoryAnalysis" | `insertMatch${(typeof NUMBERS)[number]}`;

/** The keys of the n-th match, from 1. */
export const matchKeys = (nth: number): string => `Mod+Alt+Shift+${nth}`;

/** What a person can tell the workbench to do with memories. */
export const MEMORY_COMMANDS: readonly Command[] = [
  {
    id: "memory",
    group: "translate",
    keys: ["Mod+Alt+E"],
    scope: "anywhere",
    when: (model) => model.rows.total > 0,
    run: openMemory,
  },
  {
    id: "memoryAnalysis",
    group: "view",
    keys: [],
    scope: "anywhere",
    when: (model) => model.rows.total > 0,
    run: (_model, _voice, go) => go("memory"),
  },
  ...NUMBERS.map(
    (nth): Command => ({
      id: `insertMatch${nth}`,
      group: "translate",
      keys: [matchKeys(nth)],
      scope: "outside-fields",
      isKeyOnly: true,
      when: (model) =>
        model.look.get().tab === "memory" &&
        here(model).rendering !== undefined &&
        can(model.seed.role, "translate"),
      run: (model, voice) => insertNthMatch(model, voice, nth),
    }),
  ),
];
