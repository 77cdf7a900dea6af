import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GatheredStore } from "./gathered-store";

/** A store over a server whose answers the test gives, and what it was asked. */
function build(atOnce = 200) {
  const asked: (readonly string[])[] = [];
  const server = {
    words: new Map([
      ["p1", "one"],
      ["p2", "two"],
    ]),
    isAway: false,
  };
  const store = new GatheredStore<string>({
    ...{ nothing: "", atOnce },
    fetch: async (ids) => {
      asked.push(ids);
      if (server.isAway) throw new Error("The server does not answer.");
      return server.words;
    },
  });
  return { store, asked, server };
}

describe("GatheredStore", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("asks once for what comes into view together, as many at a time as the server takes", async () => {
    const { store, asked } = build();
    for (const id of ["p1", "p2", "p3"]) store.watch(id);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([["p1", "p2", "p3"]]);
    expect(["p1", "p3"].map((id) => store.get(id))).toEqual(["one", ""]);
    const slow = build(2);
    for (const id of ["p1", "p2", "p3"]) slow.store.watch(id);
    await vi.runAllTimersAsync();
    expect(slow.asked).toEqual([["p1", "p2"], ["p3"]]);
  });

  it("reads again what is heard of, and tells only whom it concerns", async () => {
    const { store, server, asked } = build();
    const told: string[] = [];
    for (const id of ["p1", "p2"]) {
      store.watch(id);
      store.subscribe(id, () => told.push(id));
    }
    await vi.runAllTimersAsync();
    told.length = 0;
    server.words = new Map([
      ["p1", "other"],
      ["p2", "two"],
    ]);
    store.refresh("p1");
    store.refresh("p9");
    await vi.runAllTimersAsync();
    expect([asked.at(-1), told, store.get("p1")]).toEqual([["p1"], ["p1"], "other"]);
    store.refresh(null);
    await vi.runAllTimersAsync();
    expect([asked.at(-1), told]).toEqual([["p1", "p2"], ["p1"]]);
  });

  it("forgets what left the screen, and asks a server that was away again", async () => {
    const { store, asked, server } = build();
    server.isAway = true;
    const leave = store.watch("p1");
    await vi.advanceTimersByTimeAsync(100);
    expect(store.get("p1")).toBe("");
    server.isAway = false;
    await vi.runAllTimersAsync();
    expect(store.get("p1")).toBe("one");
    leave();
    expect(store.get("p1")).toBe("");
    store.refresh(null);
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(2);
  });
});
