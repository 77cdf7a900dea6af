import type { Command } from "@/components/workbench/commands";
import { here } from "@/components/workbench/model";
import { can } from "@/lib/accounts/core/rights";
import { beginProposal } from "./propose-term";
import { insertNth, type KEYED, openTerms } from "./term-actions";

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const satisfies { readonly length: typeof KEYED };

export type TermCommandId = "terms" | "proposeTerm" | `insertTerm${(typeof NUMBERS)[number]}`;

/** What a person can tell the workbench to do with terms. */
export const TERM_COMMANDS: readonly Command[] = [
  {
    id: "terms",
    group: "terms",
    keys: ["Mod+Alt+L"],
    scope: "anywhere",
    when: (model) => model.rows.total > 0,
    run: (model) => openTerms(model),
  },
  {
    id: "proposeTerm",
    group: "terms",
    keys: ["Mod+Alt+T"],
    scope: "outside-fields",
    when: (model) => model.rows.total > 0 && can(model.seed.role, "translate"),
    run: (model) => beginProposal(model, model.selection.get()),
  },
  ...NUMBERS.map(
    (nth): Command => ({
      id: `insertTerm${nth}`,
      group: "terms",
      keys: [`Mod+Alt+${nth}`],
      scope: "outside-fields",
      isKeyOnly: true,
      when: (model) => here(model).rendering !== undefined && can(model.seed.role, "translate"),
      run: (model, voice) => insertNth(model, voice, nth),
    }),
  ),
];
