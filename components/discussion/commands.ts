import type { Command } from "@/components/workbench/commands";
import { can } from "@/lib/accounts/core/rights";
import { beginConceptLinkOf } from "./concept-actions";
import { beginComment, link, openDiscussion } from "./discussion-actions";

export type DiscussionCommandId = "comment" | "link" | "linkConcept" | "discussion";

/** What a person can tell the workbench to do with marks and discussions. */
export const DISCUSSION_COMMANDS: readonly Command[] = [
  {
    id: "comment",
    group: "discuss",
    keys: ["Mod+Alt+O"],
    scope: "outside-fields",
    when: (model) => model.rows.total > 0 && can(model.seed.role, "translate"),
    run: (model) => beginComment(model, model.selection.get()),
  },
  {
    id: "link",
    group: "discuss",
    keys: [],
    scope: "outside-fields",
    when: (model) => model.selection.get() !== null && can(model.seed.role, "translate"),
    run: (model, voice) => {
      const selection = model.selection.get();
      if (selection !== null) void link(model, voice, selection);
    },
  },
  {
    id: "linkConcept",
    group: "discuss",
    keys: ["Mod+Alt+K"],
    scope: "outside-fields",
    when: (model) => model.selection.get() !== null && can(model.seed.role, "translate"),
    run: (model) => {
      const selection = model.selection.get();
      if (selection !== null) beginConceptLinkOf(model, selection);
    },
  },
  {
    id: "discussion",
    group: "discuss",
    keys: [],
    scope: "anywhere",
    when: (model) => model.rows.total > 0,
    run: (model) => openDiscussion(model),
  },
];
