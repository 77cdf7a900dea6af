import { CopyCheck } from "lucide-react";
import type { SelectionAction } from "@/components/workbench/selection-actions";
import { adoptHere } from "./adopt-here";
import { planAdoption } from "./adoption";

/** What this room does with selected words. */
export const ADOPT_SELECTION_ACTIONS: readonly SelectionAction[] = [
  {
    id: "adopt",
    icon: CopyCheck,
    name: "compare.adoptPhrase",
    when: (model, selection) => (planAdoption(model, selection)?.phrase ?? null) !== null,
    run: (model, voice, selection) => void adoptHere(model, voice, selection),
  },
];
