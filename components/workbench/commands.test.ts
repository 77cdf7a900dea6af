import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";
import { setState, type Voice } from "./actions";
import { COMMANDS } from "./commands";
import { findCommand, type KeyPlace } from "./find-command";
import { DEFAULT_KEYS, refuseKeys } from "./key-choice";
import { createModel, type WorkbenchModel, type WorkbenchSeed } from "./model";
import { moveColumn, moveTo } from "./move";
import type { Row } from "./row";
import type { KeyPress } from "./shortcuts";
import { readUrlState } from "./url-state";

const TRACK = "t1";

function rowAt(index: number): Row {
  const rendering = { id: `r${index}`, trackId: TRACK, paragraphId: `p${index}`, text: "Text", marks: [] };
  const stored = { revision: 1, generation: 1, wordCount: 1, updatedAt: "", updatedById: null };
  return {
    index,
    paragraph: {
      ...{ id: `p${index}`, kind: "body", level: null, speaker: null, turn: null, label: null },
      ...{ text: "文", marks: [], revision: 1 },
    },
    renderings: {
      [TRACK]: { ...rendering, ...stored, state: "initial", needsWork: false, sourceSince: null },
    },
  };
}

function workbench(role: WorkbenchSeed["role"] = "translator"): WorkbenchModel {
  const progress = { total: 3, initial: 3, translated: 0, reviewed: 0, final: 0, needsWork: 0, words: 3 };
  const origin = {
    attribution: "",
    citation: "",
    date: null,
    ownerId: "u",
    revision: 1,
    createdAt: "",
    speakers: [],
  };
  const track = {
    id: TRACK,
    documentId: "d",
    name: "A",
    language: "en",
    kind: "draft",
    locked: false,
  } as const;
  const seed: WorkbenchSeed = {
    person: { id: "u", name: "U" },
    role,
    project: { id: "p", name: "P", sourceLanguage: "zh-CN" },
    document: { id: "d", title: "D", date: null, occasion: "", citation: "" },
    targetLanguage: "en",
    tracks: [{ ...track, ...origin, progress }],
    shown: [TRACK],
    firstPage: { total: 3, items: [0, 1, 2].map(rowAt) },
    url: readUrlState(new URLSearchParams()),
    reading: { font: "sans", size: 100 },
    keys: DEFAULT_KEYS,
  };
  return createModel(seed, async () => ({ total: 3, items: [] }));
}

const press = (keys: Partial<KeyPress>): KeyPress => ({
  ...{ key: "", code: "", keyCode: 0, ctrlKey: false, metaKey: false, altKey: false },
  ...{ shiftKey: false, isComposing: false },
  ...keys,
});
const ctrlEnter = press({ key: "Enter", ctrlKey: true });
const found = (keys: KeyPress, place: KeyPlace, model: WorkbenchModel) =>
  findCommand(keys, place, model, false)?.id ?? null;

describe("the table of commands", () => {
  it("has a name for each, and no key twice where both would count", () => {
    for (const { id } of COMMANDS) expect(en.workbench.commands).toHaveProperty(id);
    const all = COMMANDS.flatMap(({ keys }) => keys);
    expect(new Set(all).size).toBe(all.length);
  });

  it("takes no key that macOS keeps for hiding and minimizing others' windows, the Dock, or quitting", () => {
    const kept = ["Mod+Alt+H", "Mod+Alt+M", "Mod+Alt+D", "Mod+Alt+Q", "Mod+Alt+W"];
    expect(COMMANDS.flatMap(({ keys }) => keys).filter((keys) => kept.includes(keys))).toEqual([]);
    for (const keys of kept) expect(refuseKeys(keys)).toBe("browser");
  });

  it.each([
    ["Ctrl+Enter confirms in the editor", ctrlEnter, "editor", "translator", "confirm"],
    ["and in a cell", ctrlEnter, "cell", "translator", "confirm"],
    ["but not in a form field", ctrlEnter, "field", "translator", null],
    ["nor for a viewer", ctrlEnter, "cell", "viewer", null],
    ["Enter edits in a cell", press({ key: "Enter" }), "cell", "translator", "edit"],
    ["and breaks the line in the editor", press({ key: "Enter" }), "editor", "translator", null],
    [
      "a translator cannot approve",
      press({ key: "a", ctrlKey: true, altKey: true }),
      "cell",
      "translator",
      null,
    ],
    ["a reviewer can", press({ key: "a", ctrlKey: true, altKey: true }), "cell", "reviewer", "approve"],
    [
      "Ctrl+Alt+X shows changes, to anybody",
      press({ key: "x", ctrlKey: true, altKey: true }),
      "editor",
      "viewer",
      "showChanges",
    ],
    [
      "Ctrl+Alt+F corrects the source, for a reviewer",
      press({ key: "f", ctrlKey: true, altKey: true }),
      "cell",
      "reviewer",
      "editSource",
    ],
    ["not for a translator", press({ key: "f", ctrlKey: true, altKey: true }), "cell", "translator", null],
    [
      "nothing is still right that did not change",
      press({ key: "g", ctrlKey: true, altKey: true, shiftKey: true }),
      "cell",
      "translator",
      null,
    ],
    ["Ctrl+F finds from anywhere", press({ key: "f", ctrlKey: true }), "field", "viewer", "find"],
  ] as const)("%s", (_name, keys, place, role, expected) => {
    expect(found(keys, place, workbench(role))).toBe(expected);
  });
});

describe("moving", () => {
  it("stays within the document and the columns", () => {
    const model = workbench();
    moveTo(model, { index: 99 });
    expect(model.cursor.get().index).toBe(2);
    moveColumn(model, 1);
    expect(model.cursor.get().column).toBe(TRACK);
    moveColumn(model, -1);
    expect(model.cursor.get().column).toBeNull();
    moveColumn(model, -1);
    expect(model.cursor.get().column).toBeNull();
  });

  it("never opens an editor where one may not write", () => {
    const model = workbench("viewer");
    moveTo(model, { index: 1, column: TRACK, edit: true });
    expect(model.cursor.get().editing).toBe(false);
    const writer = workbench();
    moveTo(writer, { index: 1, column: TRACK, edit: true });
    expect(writer.cursor.get().editing).toBe(true);
    moveTo(writer, { index: 1, column: null });
    expect(writer.cursor.get().editing).toBe(false);
  });
});

describe("a refusal", () => {
  it("shows its paragraph wherever it stands by then", async () => {
    const model = workbench();
    const ways: (() => void)[] = [];
    const voice: Voice = {
      ...{ t: (key) => key, problem: String },
      toast: (_text, options) => void ways.push(options?.more?.run ?? (() => {})),
    };
    moveTo(model, { index: 0, column: TRACK });
    // No server answers here; the person has gone on when that is known.
    const refused = setState(model, voice, "translated");
    moveTo(model, { index: 2 });
    await refused;
    const moved = [1, 0, 2].map((from, index) => ({ ...rowAt(from), index }));
    await model.rows.reload(async () => ({ total: 3, items: moved }));
    for (const go of ways) go();
    expect(ways).toHaveLength(1);
    expect(model.rows.row(model.cursor.get().index)?.paragraph.id).toBe("p0");
  });
});
