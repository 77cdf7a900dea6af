import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveChecks } from "./live-checks";

const SETTINGS = {
  ...{ checks: {}, patterns: [], blockFrom: null, revision: 0 },
  lengthModel: { mean: 1, spread: 1, shortness: 1, pairs: 0 },
};
const pair = (target: string) => ({
  ...{ source: "一。", target, date: null },
  ...{ kind: "body" as const, mentions: null },
});
const TERMS = { occurrences: [], concepts: [], sourceLanguage: "zh", targetLanguage: "en" };

/** A browser whose line the test cuts, and the workers that were started in it. */
function build() {
  const workers: StubWorker[] = [];
  class StubWorker extends EventTarget {
    readonly asked: { readonly kind: string; readonly nth?: number }[] = [];
    readonly terms: unknown[] = [];
    constructor() {
      super();
      workers.push(this);
    }
    postMessage(request: { readonly kind: string; readonly terms?: unknown }) {
      if (request.kind === "check") this.asked.push(request);
      if (request.kind === "terms") this.terms.push(request.terms);
    }
    terminate() {}
    answer() {
      const nth = this.asked.at(-1)?.nth;
      const data = { kind: "found", nth, findings: [], verdicts: null, isNamed: false };
      this.dispatchEvent(new MessageEvent("message", { data }));
    }
    /** What takes terms has come. */
    ready() {
      this.dispatchEvent(new MessageEvent("message", { data: { kind: "ready" } }));
    }
    /** Its code did not come. */
    fail() {
      this.dispatchEvent(new Event("error", { cancelable: true }));
    }
  }
  const line = { onLine: true };
  const page = new EventTarget();
  vi.stubGlobal("Worker", StubWorker);
  vi.stubGlobal("navigator", line);
  vi.stubGlobal("window", page);
  const live = new LiveChecks(SETTINGS);
  const told: string[] = [];
  const type = (target: string, terms: typeof TERMS | null = null) =>
    live.check(pair(target), terms, () => void told.push(target));
  const goOnline = () => {
    line.onLine = true;
    page.dispatchEvent(new Event("online"));
  };
  return { live, workers, line, type, told, goOnline };
}

describe("LiveChecks", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("checks the latest text when the one before is done, and tells of that alone", async () => {
    const { workers, type, told } = build();
    type("A");
    await vi.advanceTimersByTimeAsync(100);
    type("B");
    type("C");
    await vi.advanceTimersByTimeAsync(100);
    workers[0]?.answer();
    workers[0]?.answer();
    expect(workers).toHaveLength(1);
    expect([workers[0]?.asked.length, told]).toEqual([2, ["C"]]);
  });

  it("gives terms once as long as they are the same, and again to another worker", async () => {
    const { workers, type } = build();
    const type1 = async (target: string, terms: typeof TERMS | null) => {
      type(target, terms);
      await vi.advanceTimersByTimeAsync(10_000);
    };
    await type1("A", TERMS);
    workers[0]?.answer();
    await type1("B", TERMS);
    workers[0]?.answer();
    expect(workers[0]?.terms).toEqual([TERMS]);
    const others = { ...TERMS, targetLanguage: "fr" };
    await type1("C", others);
    workers[0]?.fail();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([workers[0]?.terms, workers[1]?.terms]).toEqual([[TERMS, others], [others]]);
    workers[1]?.answer();
    await type1("D", null);
    expect(workers[1]?.terms).toEqual([others, null]);
  });

  it("checks the latest text once more when what takes terms has come after it, and no text that has gone on", async () => {
    const { workers, type, told } = build();
    type("A", TERMS);
    await vi.advanceTimersByTimeAsync(100);
    workers[0]?.answer();
    workers[0]?.ready();
    workers[0]?.answer();
    expect(told).toEqual(["A", "A"]);
    type("B", TERMS);
    workers[0]?.ready();
    await vi.advanceTimersByTimeAsync(100);
    workers[0]?.answer();
    expect([told, workers[0]?.asked.length]).toEqual([["A", "A", "B"], 3]);
  });

  it("checks what was typed without a line when it is back", async () => {
    const { workers, line, type, told, goOnline } = build();
    line.onLine = false;
    type("A");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers).toHaveLength(0);
    goOnline();
    workers[0]?.answer();
    expect(told).toEqual(["A"]);
  });

  it("asks again for a text whose checks' code did not come, after a while or with the next key", async () => {
    const { workers, type, told } = build();
    type("A");
    await vi.advanceTimersByTimeAsync(100);
    workers[0]?.fail();
    await vi.advanceTimersByTimeAsync(2000);
    expect(workers).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(workers).toHaveLength(2);
    workers[1]?.fail();
    type("B");
    await vi.advanceTimersByTimeAsync(100);
    workers[2]?.answer();
    await vi.advanceTimersByTimeAsync(600_000);
    expect([workers.length, told]).toEqual([3, ["B"]]);
  });

  it("asks no more for what was left", async () => {
    const { live, workers, type, goOnline, line } = build();
    type("A");
    await vi.advanceTimersByTimeAsync(100);
    workers[0]?.fail();
    live.cancel();
    await vi.advanceTimersByTimeAsync(600_000);
    line.onLine = false;
    type("B");
    await vi.advanceTimersByTimeAsync(100);
    live.destroy();
    goOnline();
    expect(workers).toHaveLength(1);
  });
});
