import type { Voice } from "@/components/workbench/actions";
import type { Command } from "@/components/workbench/commands";
import { announce, here, type WorkbenchModel } from "@/components/workbench/model";
import { can } from "@/lib/accounts/core/rights";
import { adoptHere } from "./adopt-here";

export type CompareCommandId =
  | "compare"
  | "differences"
  | "adopt"
  | "adoptReason"
  | "compose"
  | "decide"
  | "versions"
  | "authorship";

const hasTwo = (model: WorkbenchModel): boolean => model.look.get().shown.length > 1;
const hasTwoTracks = (model: WorkbenchModel): boolean => model.tracks.get().length > 1;
const mayTranslate = (model: WorkbenchModel): boolean => can(model.seed.role, "translate");

/** What a person can tell the workbench to do with several tracks at once. */
export const COMPARE_COMMANDS: readonly Command[] = [
  { id: "compare", group: "compare", keys: ["Mod+Alt+V"], scope: "anywhere", when: hasTwo, run: compareHere },
  {
    id: "adopt",
    group: "compare",
    keys: ["Mod+Alt+S"],
    scope: "outside-fields",
    when: (model) => hasTwo(model) && mayTranslate(model),
    run: (model, voice) => void adoptHere(model, voice),
  },
  {
    id: "adoptReason",
    group: "compare",
    keys: [],
    scope: "anywhere",
    when: (model) => model.adopted.get() !== null,
    run: (model) => model.dialog.set("adopt-reason"),
  },
  {
    id: "authorship",
    group: "compare",
    keys: ["Mod+Alt+Shift+Y"],
    scope: "anywhere",
    when: (model) => model.look.get().shown.length > 0,
    run: toggleAuthorship,
  },
  {
    id: "differences",
    group: "compare",
    keys: [],
    scope: "anywhere",
    when: hasTwoTracks,
    run: (model, _voice, go) => go(differencesOf(model)),
  },
  {
    id: "compose",
    group: "compare",
    keys: [],
    scope: "anywhere",
    when: (model) => hasTwoTracks(model) && mayTranslate(model),
    run: (_model, _voice, go) => go("compose"),
  },
  {
    id: "decide",
    group: "compare",
    keys: [],
    scope: "anywhere",
    when: (model) => here(model).row !== undefined,
    run: (model, _voice, go) => go(`paragraphs/${here(model).row?.paragraph.id}`),
  },
  {
    id: "versions",
    group: "compare",
    keys: [],
    scope: "anywhere",
    when: (model) => model.tracks.get().length > 0,
    run: (model, _voice, go) =>
      go(`versions?track=${model.cursor.get().column ?? model.tracks.get()[0]?.id}`),
  },
];

function toggleAuthorship(model: WorkbenchModel, voice: Voice): void {
  const shown = !model.authorship.shown.get();
  model.authorship.shown.set(shown);
  announce(model, voice.t(shown ? "toasts.authorshipShown" : "toasts.authorshipHidden"));
}

/** Compares with the track where one stands; there again, or in the source, ends it. */
function compareHere(model: WorkbenchModel, voice: Voice): void {
  const { column } = model.cursor.get();
  const { base, shown } = model.look.get();
  const standing = column ?? (base === null ? shown[0] : null) ?? null;
  setBase(model, voice, standing === base ? null : standing);
}

/** Compares the tracks shown with this one, or no longer. */
export function setBase(model: WorkbenchModel, voice: Voice, base: string | null): void {
  model.look.set((look) => ({ ...look, base }));
  const name = model.tracks.get().find(({ id }) => id === base)?.name ?? "";
  const said = base === null ? voice.t("toasts.comparedEnd") : voice.t("toasts.compared", { track: name });
  announce(model, said);
  voice.toast(said);
}

function differencesOf(model: WorkbenchModel): `differences?${string}` {
  const { shown, base } = model.look.get();
  return `differences?${new URLSearchParams({ tracks: shown.join(), base: base ?? shown[0] ?? "" })}`;
}
