import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveChecks } from "./live-checks";

const SETTINGS = {
  ...{ checks: {}, patterns: [], blockFrom: null, revision: 0 },
  lengthModel: { mean: 1, spread: 1, shortness: 1, pairs: 0 },
};
const pair = (target: string) => ({ source: "一。", target, date: null });

/** A browser whose line the test cuts, and the workers that were started in it. */
function build() {
  const workers: StubWorker[] = [];
  class StubWorker extends EventTarget {
    readonly asked: { readonly kind: string; readonly nth?: number }[] = [];
    constructor() {
      super();
      workers.push(this);
    }
    postMessage(request: { readonly kind: string }) {
      if (request.kind === "check") this.asked.push(request);
    }
    terminate() {}
    answer() {
      const nth = this.asked.at(-1)?.nth;
      this.dispatchEvent(new MessageEvent("message", { data: { nth, findings: [] } }));
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
  const type = (target: string) => live.check(pair(target), () => void told.push(target));
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
