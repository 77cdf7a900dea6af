import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import { createDiscussionStore } from "./discussion-store";

function annotationOn(paragraphId: string, quote = "words"): AnnotationView {
  return {
    ...{ id: `a-${paragraphId}`, documentId: "d", paragraphId, trackId: null, renderingId: null },
    ...{ start: 0, end: quote.length, quote, originalQuote: quote, status: "attached" as const },
    ...{
      labelId: null,
      severity: null,
      conceptId: null,
      concept: null,
      linkId: null,
      threadIds: [],
      openThreads: 0,
    },
    ...{ createdBy: { id: "u", name: "U" }, createdAt: "" },
  };
}

/** A store over a server that has marks on two paragraphs, and what it was asked. */
function build() {
  const asked: (string | readonly string[])[] = [];
  const marks = [annotationOn("p1"), annotationOn("p2")];
  const store = createDiscussionStore({
    annotations: async (ids) => {
      asked.push(ids);
      return marks.filter(({ paragraphId }) => ids.includes(paragraphId));
    },
    threads: async (paragraphId) => {
      asked.push(paragraphId);
      return [];
    },
  });
  return { store, asked };
}

describe("the store of discussions", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("holds marks by their paragraphs, and threads where somebody reads them", async () => {
    const { store, asked } = build();
    for (const id of ["p1", "p2", "p3"]) store.annotations.watch(id);
    store.threads.watch("p3");
    await vi.runAllTimersAsync();
    expect(asked).toEqual([["p1", "p2", "p3"], "p3"]);
    expect(store.annotations.get("p2").map(({ id }) => id)).toEqual(["a-p2"]);
    expect([store.annotations.get("p3"), store.threads.get("p3"), store.threads.get("p1")]).toEqual([
      [],
      [],
      null,
    ]);
  });

  it("looks again after a change of text only where something is marked or read", async () => {
    const { store, asked } = build();
    for (const id of ["p1", "p3"]) store.annotations.watch(id);
    await vi.runAllTimersAsync();
    store.textChanged("p1");
    store.textChanged("p3");
    await vi.runAllTimersAsync();
    expect(asked).toEqual([["p1", "p3"], ["p1"]]);
  });

  it("reads marks and threads again when something was said, and counts it", async () => {
    const { store, asked } = build();
    store.annotations.watch("p1");
    store.threads.watch("p1");
    await vi.runAllTimersAsync();
    store.changed("p1");
    store.changed("p2");
    await vi.runAllTimersAsync();
    expect(asked.slice(2)).toEqual([["p1"], "p1"]);
    expect(store.heard.get()).toBe(2);
  });
});
