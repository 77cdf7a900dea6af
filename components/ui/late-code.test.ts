import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadLate } from "./late-code";

/** Code on a server that is away for the first so many times. */
function away(times: number) {
  const asked: number[] = [];
  const load = async () => {
    asked.push(Date.now());
    if (asked.length <= times) throw new Error("Failed to load chunk");
    return "code";
  };
  return { asked, load };
}

describe("loadLate", () => {
  const page = new EventTarget();
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
    vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("asks again after longer and longer waits until the code is there", async () => {
    const { asked, load } = away(3);
    const loaded = loadLate(load, new AbortController().signal);
    await vi.runAllTimersAsync();
    expect([await loaded, asked]).toEqual(["code", [0, 2000, 6000, 14_000]]);
  });

  it("asks at once when the line is back", async () => {
    const { asked, load } = away(1);
    const loaded = loadLate(load, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(100);
    page.dispatchEvent(new Event("online"));
    expect([await loaded, asked]).toEqual(["code", [0, 100]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is given up by who waited, while it waits and while it loads", async () => {
    const { asked, load } = away(1);
    const leaving = new AbortController();
    const loaded = loadLate(load, leaving.signal);
    await vi.advanceTimersByTimeAsync(100);
    leaving.abort();
    expect([await loaded, asked, vi.getTimerCount()]).toEqual([null, [0], 0]);
    const late = loadLate(async () => "code", AbortSignal.abort());
    expect(await late).toBeNull();
  });
});
