import { describe, expect, it } from "vitest";
import type { RichText } from "@/lib/text/core/marks";
import { EditHistory } from "./edit-history";
import { writtenText } from "./written-text";

const place = { renderingId: "r", trackId: "t", paragraphId: "p", index: 4 };
const plain = (text: string): RichText => ({ text, marks: [] });

/** A rendering as a server keeps it: a write over another revision is refused. */
function serve(text: string) {
  const state = { text, revision: 1, isDown: false };
  return {
    state,
    put: (words: string) => Object.assign(state, { text: words, revision: state.revision + 1 }),
    read: async () => {
      if (state.isDown) throw new Error("No answer.");
      return { ...plain(state.text), revision: state.revision };
    },
    write: async (to: RichText, revision: number) => {
      expect(revision).toBe(state.revision);
      Object.assign(state, { text: to.text, revision: revision + 1 });
    },
  };
}

function replaced(before: string, after: string) {
  const server = serve(after);
  const history = new EditHistory();
  history.push(writtenText(place, plain(before), plain(after), server));
  return { server, history };
}

describe("writtenText", () => {
  it("is undone and done again in its turn, and says where", async () => {
    const { server, history } = replaced("One two.", "");
    expect(await history.take("undo")).toEqual({ ...place, offset: 8 });
    expect(server.state.text).toBe("One two.");
    expect(await history.take("redo")).toEqual({ ...place, offset: 0 });
    expect(server.state.text).toBe("");
  });

  it("leaves what somebody wrote since", async () => {
    const { server, history } = replaced("One two.", "源文");
    server.put("源文, by another");
    expect(await history.take("undo")).toBeNull();
    expect(server.state.text).toBe("源文, by another");
  });

  it("stays to be undone when the server did not answer", async () => {
    const { server, history } = replaced("One two.", "");
    server.state.isDown = true;
    await expect(history.take("undo")).rejects.toThrow("No answer.");
    server.state.isDown = false;
    expect(await history.take("undo")).toMatchObject({ offset: 8 });
    expect(server.state.text).toBe("One two.");
  });
});
