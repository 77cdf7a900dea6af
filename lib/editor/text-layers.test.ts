import { getSchema } from "@tiptap/core";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { describe, expect, it } from "vitest";
import type { TextLayer } from "@/lib/text/core/layers";
import { RENDERING_SCHEMA_EXTENSIONS } from "./rendering-extensions";
import { createLayersPlugin, readLayers, replaceLayers } from "./text-layers";

const schema = getSchema(RENDERING_SCHEMA_EXTENSIONS);
const term: TextLayer = { start: 4, end: 7, kind: "term-preferred", id: "t", label: "二" };
const note: TextLayer = { start: 0, end: 7, kind: "annotation", id: "n" };

function open(text: string, layers: readonly TextLayer[]): EditorState {
  const doc = schema.node("doc", null, [schema.node("paragraph", null, [schema.text(text)])]);
  const state = EditorState.create({ doc, plugins: [createLayersPlugin()] });
  return state.apply(replaceLayers(state, layers) ?? state.tr);
}

/** As the binding takes in what others wrote: the whole document anew. */
function rewrite(state: EditorState, text: string): Transaction {
  const paragraph = schema.node("paragraph", null, [schema.text(text)]);
  return state.tr.replaceWith(0, state.doc.content.size, paragraph).setMeta(ySyncPluginKey, {});
}

const placesOf = (state: EditorState) => readLayers(state).map(({ id, start, end }) => [id, start, end]);

describe("layers over the open text", () => {
  it("all show where they overlap, with what leads back to them", () => {
    expect(readLayers(open("one two", [term, note]))).toEqual([note, term]);
  });

  it("move along with what is typed", () => {
    const state = open("one two", [term, note]);
    expect(placesOf(state.apply(state.tr.insertText("or ", 5)))).toEqual([
      ["n", 0, 10],
      ["t", 7, 10],
    ]);
  });

  it("move along with what others write, though the binding replaces everything", () => {
    const state = open("one two", [term]);
    expect(placesOf(state.apply(rewrite(state, "Not one two")))).toEqual([["t", 8, 11]]);
    expect(placesOf(state.apply(rewrite(state, "one")))).toEqual([]);
  });

  it("are replaced, and only when they differ", () => {
    const state = open("one two", [term]);
    expect(replaceLayers(state, [{ ...term }])).toBeNull();
    const replaced = state.apply(replaceLayers(state, [note]) ?? state.tr);
    expect(placesOf(replaced)).toEqual([["n", 0, 7]]);
    expect(replaced.doc.eq(state.doc)).toBe(true);
  });

  it("never reach beyond the text", () => {
    expect(placesOf(open("one", [note, term]))).toEqual([["n", 0, 3]]);
  });
});
