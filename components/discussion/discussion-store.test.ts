import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import { DiscussionStore } from "./discussion-store";

function annotationOn(paragraphId: string, quote = "words"): AnnotationView {
  return {
    ...{ id: `a-${paragraphId}`, documentId: "d", paragraphId, trackId: null, renderingId: null },
    ...{ start: 0, end: quote.length, quote, originalQuote: quote, status: "attached" as const },
    ...{ labelId: null, conceptId: null, concept: null, linkId: null, threadIds: [], openThreads: 0 },
    ...{ createdBy: { id: "u", name: "U" }, createdAt: "" },
  };
}

/** A store over a server whose answers the test gives, and what it was asked. */
function build() {
  const asked: (readonly string[])[] = [];
  const server = { annotations: [annotationOn("p1"), annotationOn("p2")], isAway: false };
  const store = new DiscussionStore({
    annotations: async (ids) => {
      asked.push(ids);
      if (server.isAway) throw new Error("The server does not answer.");
      return server.annotations.filter(({ paragraphId }) => ids.includes(paragraphId));
    },
    threads: async () => [],
  });
  const quotes = (paragraphId: string) => store.get(paragraphId).annotations.map(({ quote }) => quote);
  return { store, asked, server, quotes };
}

describe("DiscussionStore", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("asks once for paragraphs that come into view together", async () => {
    const { store, asked, quotes } = build();
    for (const id of ["p1", "p2", "p3"]) store.watch(id);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([["p1", "p2", "p3"]]);
    expect([quotes("p1"), quotes("p3")]).toEqual([["words"], []]);
  });

  it("reads again what is heard of, and tells only whom it concerns", async () => {
    const { store, server, asked, quotes } = build();
    const told: string[] = [];
    for (const id of ["p1", "p2"]) {
      store.watch(id);
      store.subscribe(id, () => told.push(id));
    }
    await vi.runAllTimersAsync();
    told.length = 0;
    server.annotations = [annotationOn("p1", "other"), annotationOn("p2")];
    store.changed("p1");
    store.changed("p9");
    await vi.runAllTimersAsync();
    expect([asked.at(-1), told, quotes("p1")]).toEqual([["p1"], ["p1"], ["other"]]);
    store.changed(null);
    await vi.runAllTimersAsync();
    expect([asked.at(-1), told]).toEqual([["p1", "p2"], ["p1"]]);
  });

  it("looks again after a change of text only where something is marked", async () => {
    const { store, asked } = build();
    for (const id of ["p1", "p3"]) store.watch(id);
    await vi.runAllTimersAsync();
    store.textChanged("p1");
    store.textChanged("p3");
    await vi.runAllTimersAsync();
    expect(asked).toEqual([["p1", "p3"], ["p1"]]);
  });

  it("forgets what left the screen, and asks a server that was away again", async () => {
    const { store, asked, server, quotes } = build();
    server.isAway = true;
    const leave = store.watch("p1");
    await vi.advanceTimersByTimeAsync(100);
    expect(quotes("p1")).toEqual([]);
    server.isAway = false;
    await vi.runAllTimersAsync();
    expect(quotes("p1")).toEqual(["words"]);
    leave();
    expect(quotes("p1")).toEqual([]);
    store.changed(null);
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(2);
  });
});
