import { BookPlus } from "lucide-react";
import type { SelectionAction } from "@/components/workbench/selection-actions";
import { beginProposal } from "./propose-term";

export type TermActionName = "terms.propose";

/** What this room does with selected words. */
export const TERM_SELECTION_ACTIONS: readonly SelectionAction[] = [
  {
    id: "propose-term",
    icon: BookPlus,
    name: "terms.propose",
    when: () => true,
    run: (model, _voice, selection) => beginProposal(model, selection),
  },
];
