import { describe, expect, it } from "vitest";
import { Turns } from "./turns";

/** Work that goes on until it is told to end. */
function open() {
  let end = () => {};
  let isBegun = false;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = (): Promise<void> => {
    isBegun = true;
    return ended;
  };
  return { work, end: () => end(), isBegun: () => isBegun };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("turns", () => {
  it("are taken one after the other, and each who waits hears how many are before", async () => {
    const turns = new Turns({ atOnce: 1, waiting: 5, ofOne: 5 });
    const [one, two, three] = [open(), open(), open()];
    const heard: number[] = [];
    const all = [
      turns.run({ who: "ann" }, one.work),
      turns.run({ who: "bea" }, two.work),
      turns.run({ who: "cid", tell: (ahead) => heard.push(ahead) }, three.work),
    ];
    await settle();
    expect([one, two, three].map((each) => each.isBegun())).toEqual([true, false, false]);
    one.end();
    await settle();
    expect([two.isBegun(), three.isBegun()]).toEqual([true, false]);
    two.end();
    three.end();
    await Promise.all(all);
    expect(heard).toEqual([2, 1]);
  });

  it("are refused to who has enough of them, and to all when too many wait", async () => {
    const turns = new Turns({ atOnce: 1, waiting: 2, ofOne: 2 });
    const [one, two, three] = [open(), open(), open()];
    const all = [turns.run({ who: "ann" }, one.work), turns.run({ who: "ann" }, two.work)];
    await expect(turns.run({ who: "ann" }, three.work)).rejects.toMatchObject({ key: "turnsOfOne" });
    all.push(turns.run({ who: "bea" }, three.work));
    await expect(turns.run({ who: "cid" }, open().work)).rejects.toMatchObject({ key: "turnsFull" });
    for (const each of [one, two, three]) each.end();
    await Promise.all(all);
    const again = open();
    again.end();
    await turns.run({ who: "ann" }, again.work);
    expect(again.isBegun()).toBe(true);
  });

  it("that are given up are nobody's any more", async () => {
    const turns = new Turns({ atOnce: 1, waiting: 1, ofOne: 1 });
    const [one, two, three] = [open(), open(), open()];
    const first = turns.run({ who: "ann" }, one.work);
    const stop = new AbortController();
    const second = turns.run({ who: "bea", signal: stop.signal }, two.work);
    stop.abort();
    await expect(second).rejects.toMatchObject({ name: "AbortError" });
    const third = turns.run({ who: "bea" }, three.work);
    one.end();
    three.end();
    await Promise.all([first, third]);
    expect([two.isBegun(), three.isBegun()]).toEqual([false, true]);
  });

  it("go on after work that failed", async () => {
    const turns = new Turns({ atOnce: 1, waiting: 1, ofOne: 1 });
    const failed = turns.run({ who: "ann" }, () => Promise.reject(new Error("No.")));
    await expect(failed).rejects.toThrow("No.");
    const next = open();
    next.end();
    await turns.run({ who: "ann" }, next.work);
    expect(next.isBegun()).toBe(true);
  });
});
