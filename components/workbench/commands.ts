import { LINK_COMMANDS, type LinkCommandId } from "@/components/alignment/commands";
import { COMPARE_COMMANDS, type CompareCommandId } from "@/components/compare/commands";
import { DISCUSSION_COMMANDS, type DiscussionCommandId } from "@/components/discussion/commands";
import { MEMORY_COMMANDS, type MemoryCommandId } from "@/components/memory/commands";
import { CHECK_COMMANDS, type CheckCommandId } from "@/components/quality/commands";
import { CHANGE_COMMANDS, type ChangeCommandId } from "@/components/review/change-commands";
import { WORK_COMMANDS, type WorkCommandId } from "@/components/review/work-commands";
import { SOURCE_COMMANDS, type SourceCommandId } from "@/components/source/source-commands";
import { STRUCTURE_COMMANDS, type StructureCommandId } from "@/components/structure/commands";
import { TERM_COMMANDS, type TermCommandId } from "@/components/terms/commands";
import { can } from "@/lib/accounts/core/rights";
import { confirmAndGoOn, setState, type Voice } from "./actions";
import type { DocumentPage } from "./document-page";
import { here, type WorkbenchModel } from "./model";
import { beginEditing, leaveEditing, toggleView } from "./move";
import { MOVE_COMMANDS, type MoveCommandId } from "./move-commands";
import { replaceText } from "./replace-text";
import type { Keys } from "./shortcuts";
import { takeStep } from "./take-step";

export const COMMAND_GROUPS = [
  "translate",
  "review",
  "compare",
  "terms",
  "discuss",
  "structure",
  "move",
  "find",
  "view",
] as const;

export type CommandId =
  | "confirm"
  | "unconfirm"
  | "edit"
  | "leave"
  | "copySource"
  | "clear"
  | "undo"
  | "redo"
  | "approve"
  | "sendBack"
  | "finalize"
  | "palette"
  | "shortcuts"
  | "find"
  | "pageView"
  | "panel"
  | "history"
  | "tracks"
  | MoveCommandId
  | DiscussionCommandId
  | TermCommandId
  | MemoryCommandId
  | CheckCommandId
  | ChangeCommandId
  | WorkCommandId
  | CompareCommandId
  | StructureCommandId
  | SourceCommandId
  | LinkCommandId
  | "import"
  | "export";

/** Where a command's keys count: anywhere, not in form fields, or only while no text is being edited. */
type Scope = "anywhere" | "outside-fields" | "cells";

export type Command = {
  readonly id: CommandId;
  readonly group: (typeof COMMAND_GROUPS)[number];
  /** The keys that come with the product; a person may have others (key-choice.ts). */
  readonly keys: readonly Keys[];
  readonly scope: Scope;
  /** Left out of the palette: a key that only means something where one stands. */
  readonly isKeyOnly?: boolean;
  readonly when: (model: WorkbenchModel) => boolean;
  readonly run: (model: WorkbenchModel, voice: Voice, go: (path: DocumentPage) => void) => void;
};

const always = () => true;
const hasRows = (model: WorkbenchModel) => model.rows.total > 0;
const onRendering = (model: WorkbenchModel) => here(model).rendering !== undefined;
const canTranslate = (model: WorkbenchModel) => can(model.seed.role, "translate");
const mayTranslate = (model: WorkbenchModel) => onRendering(model) && canTranslate(model);
const mayReview = (model: WorkbenchModel) => onRendering(model) && can(model.seed.role, "review");
const isDone = (model: WorkbenchModel) => here(model).rendering?.state !== "initial";

/** Everything a person can tell the workbench to do: the keys, the palette and the list of shortcuts are made of this. */
export const COMMANDS: readonly Command[] = [
  {
    id: "confirm",
    group: "translate",
    keys: ["Mod+Enter"],
    scope: "outside-fields",
    when: mayTranslate,
    run: (model, voice) => void confirmAndGoOn(model, voice),
  },
  {
    id: "unconfirm",
    group: "translate",
    keys: ["Mod+Shift+Enter"],
    scope: "outside-fields",
    when: (model) => mayTranslate(model) && isDone(model),
    run: (model, voice) => void setState(model, voice, "initial"),
  },
  {
    id: "edit",
    group: "translate",
    keys: ["Enter", "F2"],
    scope: "cells",
    when: (model) => hasRows(model) && canTranslate(model),
    run: beginEditing,
  },
  {
    id: "leave",
    group: "translate",
    keys: ["Escape"],
    scope: "outside-fields",
    isKeyOnly: true,
    when: (model) => model.cursor.get().editing || model.askedMatch.get() !== null,
    run: (model) => {
      // A question about a match is put away before the text is left.
      if (model.askedMatch.get() === null) return leaveEditing(model);
      model.askedMatch.set(null);
      beginEditing(model);
    },
  },
  {
    id: "copySource",
    group: "translate",
    keys: ["Mod+Alt+I"],
    scope: "outside-fields",
    when: mayTranslate,
    run: (model, voice) => void replaceText(model, voice, "source"),
  },
  {
    id: "clear",
    group: "translate",
    keys: ["Alt+Delete"],
    scope: "outside-fields",
    when: mayTranslate,
    run: (model, voice) => void replaceText(model, voice, "empty"),
  },
  takes("undo", ["Mod+Z"]),
  takes("redo", ["Mod+Shift+Z", "Mod+Y"]),
  {
    id: "approve",
    group: "review",
    keys: ["Mod+Alt+A"],
    scope: "outside-fields",
    when: mayReview,
    run: (model, voice) => void setState(model, voice, "reviewed"),
  },
  {
    id: "sendBack",
    group: "review",
    keys: ["Mod+Alt+R"],
    scope: "outside-fields",
    when: (model) => mayReview(model) && isDone(model),
    run: (model) => model.dialog.set("send-back"),
  },
  {
    id: "finalize",
    group: "review",
    keys: [],
    scope: "outside-fields",
    when: (model) => mayReview(model) && here(model).rendering?.state === "reviewed",
    run: (model, voice) => void setState(model, voice, "final"),
  },
  ...MOVE_COMMANDS,
  {
    id: "find",
    group: "find",
    keys: ["Mod+F"],
    scope: "anywhere",
    when: hasRows,
    run: (model) => model.find.set(model.find.get() ?? ""),
  },
  opens("palette", "find", ["Mod+K"]),
  opens("shortcuts", "find", ["Mod+/"]),
  {
    id: "pageView",
    group: "view",
    keys: ["Alt+P"],
    scope: "anywhere",
    when: hasRows,
    run: toggleView,
  },
  {
    ...{ id: "panel", group: "view", keys: ["Mod+Alt+P"], scope: "anywhere", when: always },
    run: (model) => model.look.set((look) => ({ ...look, panel: !look.panel })),
  },
  {
    id: "history",
    group: "view",
    keys: ["Mod+Alt+Y"],
    scope: "anywhere",
    when: hasRows,
    run: (model) => model.look.set((look) => ({ ...look, panel: true, tab: "history" })),
  },
  ...WORK_COMMANDS,
  ...CHECK_COMMANDS,
  ...CHANGE_COMMANDS,
  ...SOURCE_COMMANDS,
  ...COMPARE_COMMANDS,
  ...LINK_COMMANDS,
  ...TERM_COMMANDS,
  ...MEMORY_COMMANDS,
  ...DISCUSSION_COMMANDS,
  ...STRUCTURE_COMMANDS,
  opens("tracks", "view", []),
  leads("import"),
  leads("export"),
];

function takes(id: "undo" | "redo", keys: readonly Keys[]): Command {
  return {
    id,
    group: "translate",
    keys,
    scope: "outside-fields",
    when: canTranslate,
    run: (model, voice) => void takeStep(model, voice, id),
  };
}

function opens(
  id: "palette" | "shortcuts" | "tracks",
  group: Command["group"],
  keys: readonly Keys[],
): Command {
  return { id, group, keys, scope: "anywhere", when: always, run: (model) => model.dialog.set(id) };
}

function leads(id: "import" | "export"): Command {
  return {
    id,
    group: "view",
    keys: [],
    scope: "anywhere",
    when: always,
    run: (_model, _voice, go) => go(id),
  };
}
