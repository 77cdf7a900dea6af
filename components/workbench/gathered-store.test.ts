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

  it("asks once in a while during one long scroll, and only for what is on screen then", async () => {
    const { store, asked } = build();
    for (let step = 0; step < 40; step++) {
      const leave = store.watch(`row${step}`);
      setTimeout(leave, 200);
      await vi.advanceTimersByTimeAsync(50);
    }
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(2);
    expect(asked.every((ids) => ids.length <= 5)).toBe(true);
    expect(asked.at(-1)).toContain("row39");
  });

  it("waits for an answer before it asks for what came into view meanwhile, and passes over what left", async () => {
    const asked: (readonly string[])[] = [];
    const answers: (() => void)[] = [];
    const store = new GatheredStore<string>({
      ...{ nothing: "", atOnce: 200 },
      fetch: async (ids) => {
        asked.push(ids);
        await new Promise<void>((resolve) => answers.push(resolve));
        return new Map(ids.map((id) => [id, id]));
      },
    });
    store.watch("p1");
    await vi.advanceTimersByTimeAsync(150);
    const leave = store.watch("p2");
    store.watch("p3");
    await vi.advanceTimersByTimeAsync(1000);
    leave();
    expect(asked).toEqual([["p1"]]);
    answers[0]?.();
    await vi.advanceTimersByTimeAsync(150);
    expect(asked).toEqual([["p1"], ["p3"]]);
    answers[1]?.();
    await vi.advanceTimersByTimeAsync(150);
    expect(["p1", "p2", "p3"].map((id) => store.get(id))).toEqual(["p1", "", "p3"]);
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
    await vi.advanceTimersByTimeAsync(150);
    expect(store.get("p1")).toBe("");
    server.isAway = false;
    await vi.runAllTimersAsync();
    expect(store.get("p1")).toBe("one");
    leave();
    store.refresh(null);
    await vi.runAllTimersAsync();
    expect(store.get("p1")).toBe("");
    expect(asked).toHaveLength(2);
  });

  it("still knows what leaves the screen and comes again at once, and asks whether it is still so", async () => {
    const { store, asked, server } = build();
    const leave = store.watch("p1");
    await vi.runAllTimersAsync();
    leave();
    store.watch("p1");
    expect(store.get("p1")).toBe("one");
    server.words = new Map([["p1", "other"]]);
    await vi.runAllTimersAsync();
    expect([store.get("p1"), asked]).toEqual(["other", [["p1"], ["p1"]]]);
  });

  it("goes on after an answer that never comes, says what is missing, and asks for it again", async () => {
    const asked: (readonly string[])[] = [];
    const signals: AbortSignal[] = [];
    const hanging = new Set(["p1"]);
    const told: string[] = [];
    const store = new GatheredStore<string>({
      ...{ nothing: "", atOnce: 200 },
      fetch: async (ids, signal) => {
        asked.push(ids);
        signals.push(signal);
        if (ids.some((id) => hanging.has(id))) await new Promise(() => {});
        return new Map(ids.map((id) => [id, id]));
      },
    });
    store.watch("p1");
    store.subscribe("p1", () => told.push(store.isMissing("p1") ? "missing" : store.get("p1")));
    await vi.advanceTimersByTimeAsync(150);
    store.watch("p2");
    expect([store.isMissing("p1"), asked]).toEqual([false, [["p1"]]]);
    await vi.advanceTimersByTimeAsync(30_100);
    expect([asked, signals.map(({ aborted }) => aborted)]).toEqual([
      [["p1"], ["p2"]],
      [true, false],
    ]);
    expect(["p1", "p2"].map((id) => [store.get(id), store.isMissing(id)])).toEqual([
      ["", true],
      ["p2", false],
    ]);
    hanging.clear();
    await vi.runAllTimersAsync();
    expect([asked.at(-1), told]).toEqual([["p1"], ["missing", "p1"]]);
  });

  it("keeps what it knew when an answer fails, and says of nothing else that it is missing", async () => {
    const { store, server } = build();
    const leave = store.watch("p1");
    await vi.runAllTimersAsync();
    server.isAway = true;
    store.refresh("p1");
    await vi.advanceTimersByTimeAsync(150);
    expect([store.get("p1"), store.isMissing("p1")]).toEqual(["one", false]);
    leave();
    store.watch("p2");
    await vi.advanceTimersByTimeAsync(150);
    expect([store.isMissing("p1"), store.isMissing("p2")]).toEqual([false, true]);
    server.isAway = false;
    await vi.runAllTimersAsync();
    expect([store.get("p2"), store.isMissing("p2")]).toEqual(["two", false]);
  });
});
