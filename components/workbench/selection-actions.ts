import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import { ADOPT_SELECTION_ACTIONS } from "@/components/compare/selection-actions";
import { DISCUSSION_SELECTION_ACTIONS } from "@/components/discussion/selection-actions";
import { TERM_SELECTION_ACTIONS } from "@/components/terms/selection-actions";
import type { MessageKey } from "@/lib/i18n/known-key";
import type { Voice } from "./actions";
import type { WorkbenchModel } from "./model";
import type { TextSelection } from "./selection";

/** Something that can be done with selected words: a button, or a control of its own. */
export type SelectionAction = {
  readonly id: string;
  readonly when: (model: WorkbenchModel, selection: TextSelection) => boolean;
} & (
  | {
      readonly icon: LucideIcon;
      /** Where its name stands in the catalogs: "discussion.selection.comment". */
      readonly name: MessageKey;
      readonly run: (model: WorkbenchModel, voice: Voice, selection: TextSelection) => void;
    }
  | { readonly Control: ComponentType<{ readonly selection: TextSelection }> }
);

/** What the bar at selected words offers, in this order. A room adds its own by a line here. */
export const SELECTION_ACTIONS: readonly SelectionAction[] = [
  ...ADOPT_SELECTION_ACTIONS,
  ...TERM_SELECTION_ACTIONS,
  ...DISCUSSION_SELECTION_ACTIONS,
];
