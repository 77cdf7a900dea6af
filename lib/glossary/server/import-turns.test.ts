import { describe, expect, it } from "vitest";
import { inTurn } from "./import-turns";

const PATIENCE_MS = 60_000;

/** Work that ends when it is told to. */
function work() {
  let begun = false;
  let end = (): void => undefined;
  const ended = new Promise<void>((done) => {
    end = done;
  });
  const run = async () => {
    begun = true;
    await ended;
  };
  return { run, end, hasBegun: () => begun };
}

const settled = () => new Promise((done) => setImmediate(done));

describe("inTurn", () => {
  it("begins one when the one before it is done, and other glossaries' at once", async () => {
    const [first, second, other] = [work(), work(), work()];
    const one = inTurn("a", {}, PATIENCE_MS, first.run);
    const two = inTurn("a", {}, PATIENCE_MS, second.run);
    const elsewhere = inTurn("b", {}, PATIENCE_MS, other.run);
    await settled();
    expect([first, second, other].map(({ hasBegun }) => hasBegun())).toEqual([true, false, true]);
    first.end();
    await one;
    await settled();
    expect(second.hasBegun()).toBe(true);
    second.end();
    other.end();
    await Promise.all([two, elsewhere]);
  });

  it("lets the next one in when one has failed", async () => {
    const failing = inTurn("c", {}, PATIENCE_MS, () => Promise.reject(new Error("no")));
    const next = inTurn("c", {}, PATIENCE_MS, async () => "done");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("done");
  });

  it("refuses who has waited long enough, and those behind still wait for who is in front", async () => {
    const [first, second, third] = [work(), work(), work()];
    const one = inTurn("d", {}, PATIENCE_MS, first.run);
    const two = inTurn("d", {}, 1, second.run);
    const three = inTurn("d", {}, PATIENCE_MS, third.run);
    await expect(two).rejects.toMatchObject({ code: "unavailable", key: "glossaryBusy" });
    await settled();
    expect([second.hasBegun(), third.hasBegun()]).toEqual([false, false]);
    first.end();
    third.end();
    await Promise.all([one, three]);
    expect(third.hasBegun()).toBe(true);
  });

  it("lets go who cancels in the line, without beginning", async () => {
    const [first, second] = [work(), work()];
    const canceled = new AbortController();
    const one = inTurn("e", {}, PATIENCE_MS, first.run);
    const two = inTurn("e", { signal: canceled.signal }, PATIENCE_MS, second.run);
    canceled.abort();
    await expect(two).rejects.toMatchObject({ code: "conflict", key: "importCanceled" });
    first.end();
    await one;
    expect(second.hasBegun()).toBe(false);
  });
});
