import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { readText, seedDocument, writeRichText } from "@/lib/collaboration/core/rendering-document";
import { ownEditsOf } from "@/lib/editor/own-edits";
import { type EditedText, EditHistory } from "./edit-history";

/** A text as the live editor follows it: what is written under the editor's own origin is one's own. */
function open(history: EditHistory, renderingId: string) {
  const document = new Y.Doc();
  seedDocument(document);
  const edits = ownEditsOf(document);
  const state = { held: 0 };
  const place = { renderingId, trackId: "t", paragraphId: `p-${renderingId}`, index: 0 };
  const text: EditedText = {
    place,
    undo: () => (edits.undo() === null ? null : 0),
    redo: () => (edits.redo() === null ? null : 0),
    hold: () => {
      state.held++;
      return () => {
        state.held--;
      };
    },
  };
  edits.onStep = () => history.push(text);
  const write = (words: string, origin: unknown) =>
    document.transact(() => writeRichText(document, { text: words, marks: [] }), origin);
  return {
    state,
    text,
    read: () => readText(document),
    /** As after a rest: a step of its own. */
    type: (words: string) => {
      edits.stopCapturing();
      write(words, ySyncPluginKey);
    },
    hear: (words: string) => write(words, "others"),
  };
}

const idOf = async (taken: ReturnType<EditHistory["take"]>) => (await taken)?.renderingId ?? null;

describe("EditHistory", () => {
  it("undoes over paragraphs in the order of writing, and does it again", async () => {
    const history = new EditHistory();
    const [a, b] = [open(history, "a"), open(history, "b")];
    a.type("one");
    b.type("two");
    a.type("one more");
    expect(await idOf(history.take("undo"))).toBe("a");
    expect([a.read(), b.read()]).toEqual(["one", "two"]);
    expect(await idOf(history.take("undo"))).toBe("b");
    expect([a.read(), b.read()]).toEqual(["one", ""]);
    expect(await idOf(history.take("undo"))).toBe("a");
    expect(await idOf(history.take("undo"))).toBeNull();
    expect([a.read(), b.read()]).toEqual(["", ""]);
    for (const expected of ["a", "b", "a", null]) expect(await idOf(history.take("redo"))).toBe(expected);
    expect([a.read(), b.read()]).toEqual(["one more", "two"]);
  });

  it("never undoes what others wrote", async () => {
    const history = new EditHistory();
    const a = open(history, "a");
    a.hear("theirs");
    expect(await idOf(history.take("undo"))).toBeNull();
    a.type("theirs, mine");
    a.hear("theirs, mine, theirs again");
    await history.take("undo");
    expect(a.read()).toBe("theirs, theirs again");
  });

  it("passes over steps of which nothing is left", async () => {
    const history = new EditHistory();
    const [a, b] = [open(history, "a"), open(history, "b")];
    a.type("one");
    b.type("two");
    b.hear("");
    expect(await idOf(history.take("undo"))).toBe("a");
    expect(a.read()).toBe("");
  });

  it("forgets what was undone when something new is written", async () => {
    const history = new EditHistory();
    const [a, b] = [open(history, "a"), open(history, "b")];
    a.type("one");
    await history.take("undo");
    b.type("two");
    expect(await idOf(history.take("redo"))).toBeNull();
    expect(a.read()).toBe("");
  });

  it("keeps the last twenty texts open, each once", () => {
    const history = new EditHistory();
    const texts = Array.from({ length: 25 }, (_, nth) => open(history, `r${nth}`));
    for (const text of texts) {
      text.type("one");
      text.type("two");
    }
    expect(texts.map(({ state }) => state.held)).toEqual([...Array(5).fill(0), ...Array(20).fill(1)]);
    history.clear();
    expect(texts.every(({ state }) => state.held === 0)).toBe(true);
  });
});
