import { BookMarked, Link2, MessageSquarePlus } from "lucide-react";
import type { SelectionAction } from "@/components/workbench/selection-actions";
import { beginConceptLinkOf } from "./concept-actions";
import { beginComment, isOtherSide, link } from "./discussion-actions";
import { LabelMenu } from "./label-menu";

const always = () => true;

/** What this room does with selected words. */
export const DISCUSSION_SELECTION_ACTIONS: readonly SelectionAction[] = [
  {
    id: "comment",
    icon: MessageSquarePlus,
    name: "discussion.selection.comment",
    when: always,
    run: (model, _voice, selection) => beginComment(model, selection),
  },
  {
    id: "concept",
    icon: BookMarked,
    name: "discussion.selection.concept",
    when: always,
    run: (model, _voice, selection) => beginConceptLinkOf(model, selection),
  },
  { id: "label", when: always, Control: LabelMenu },
  {
    id: "link",
    icon: Link2,
    name: "discussion.selection.link",
    when: (model, selection) => !isOtherSide(model, selection),
    run: (model, voice, selection) => void link(model, voice, selection),
  },
  {
    id: "link-here",
    icon: Link2,
    name: "discussion.selection.linkHere",
    when: isOtherSide,
    run: (model, voice, selection) => void link(model, voice, selection),
  },
];
