import { describe, expect, it } from "vitest";
import { DEFAULT_KEYS } from "@/components/workbench/key-choice";
import { createModel, type WorkbenchModel } from "@/components/workbench/model";
import type { Row } from "@/components/workbench/row";
import type { TextSelection } from "@/components/workbench/selection";
import { readUrlState } from "@/components/workbench/url-state";
import { planAdoption } from "./adoption";

const TRACKS = ["a", "b", "c"];

const renderingOf = (trackId: string, text: string): Row["renderings"][string] => ({
  ...{
    id: `r-${trackId}`,
    trackId,
    paragraphId: "p",
    text,
    marks: [],
    state: "initial",
    needsWork: false,
    sourceSince: null,
  },
  ...{ revision: 1, generation: 1, wordCount: 1, updatedAt: "", updatedById: null },
});

const row = (texts: Record<string, string>): Row => ({
  index: 0,
  paragraph: {
    ...{ id: "p", kind: "body", level: null, speaker: null, turn: null, label: null },
    ...{ text: "文", marks: [], revision: 1 },
  },
  renderings: Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, renderingOf(id, text)])),
});

function workbench(texts: Record<string, string> = { a: "One.", b: "Two.", c: "Three." }): WorkbenchModel {
  return createModel(
    {
      person: { id: "u", name: "U" },
      role: "translator",
      project: { id: "p", name: "P", sourceLanguage: "zh-CN" },
      document: { id: "d", title: "D", date: null, occasion: "", citation: "" },
      ...{ targetLanguage: "en", tracks: [], shown: TRACKS },
      firstPage: { total: 1, items: [row(texts)] },
      url: readUrlState(new URLSearchParams()),
      reading: { font: "sans", size: 100 },
      keys: DEFAULT_KEYS,
    },
    async () => ({ total: 1, items: [] }),
  );
}

const stand = (model: WorkbenchModel, column: string | null) =>
  model.cursor.set((cursor) => ({ ...cursor, column }));

function selected(model: WorkbenchModel, trackId: string): TextSelection {
  const found = model.rows.row(0);
  if (found === undefined) throw new Error("The row is held.");
  const span = { start: 0, end: 2, quote: "", text: "" };
  return { row: found, trackId, renderingId: `r-${trackId}`, ...span };
}

const told = (model: WorkbenchModel, selection: TextSelection | null = null) => {
  const plan = planAdoption(model, selection);
  return plan && [plan.from.trackId, plan.into.trackId, plan.phrase];
};

describe("what is adopted", () => {
  it.each<[string, string | null, string | null, string | null, readonly [string, string] | null]>([
    ["in one's own: the next track's text", "a", "a", null, ["b", "a"]],
    ["in one's own, while comparing: the base's", "a", "a", "c", ["c", "a"]],
    ["in one's own that is the base: the next one's", "a", "a", "a", ["b", "a"]],
    ["in another track: its text", "b", "a", null, ["b", "a"]],
    ["where nothing was written yet: into where one stands", "b", null, null, ["a", "b"]],
    ["in the source: nothing", null, "a", null, null],
  ])("%s", (_name, column, mine, base, expected) => {
    const model = workbench();
    stand(model, column);
    model.mine.set(mine);
    model.look.set((look) => ({ ...look, base }));
    expect(told(model)).toEqual(expected && [...expected, null]);
  });

  it("is the words selected in another track", () => {
    const model = workbench();
    model.mine.set("c");
    expect(told(model, selected(model, "b"))).toEqual(["b", "c", { start: 0, end: 2 }]);
  });

  it("is nothing where the other has no words", () => {
    const model = workbench({ a: "One.", b: " ", c: "" });
    stand(model, "b");
    model.mine.set("a");
    expect(told(model)).toBeNull();
  });
});
