import { describe, expect, it } from "vitest";
import { diceOf } from "@/lib/testing/dice";
import { mutate, mutateMarkup, mutatePart, partsOf } from "./mutate";
import { READERS } from "./readers";

/** `npm run test:fuzz` asks for 10,000 files of each format. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 200);

/** No file of this size may take more of the processor; the clock would tell what else the machine does. */
const MOST_MILLISECONDS = 3_000;

describe.each(READERS)("the reader of $name", (reader) => {
  it("reads or refuses whatever it is given", { timeout: 60_000 + RUNS * 300 }, async () => {
    const files = await reader.files();
    const first = files[0] ?? Buffer.alloc(0);
    const parts = reader.isZip ? await partsOf(first) : null;
    const outcomes = new Map<string, number>();
    let slowest = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const dice = diceOf(seed);
      const isMarkup = first[0] === 0x3c && dice(2) === 0;
      const bytes = isMarkup
        ? mutateMarkup(files[dice(files.length)] ?? first, dice)
        : parts !== null && dice(4) > 0
          ? await mutatePart(parts, dice)
          : mutate(files[dice(files.length)] ?? first, files[dice(files.length)] ?? first, dice);
      const begun = process.cpuUsage();
      const outcome = await reader.read(bytes).catch((error: unknown) => {
        throw new Error(`${reader.name}, seed ${seed}: ${String(error)}`, { cause: error });
      });
      const milliseconds = process.cpuUsage(begun).user / 1000;
      expect(milliseconds, `${reader.name}, seed ${seed}`).toBeLessThan(MOST_MILLISECONDS);
      slowest = Math.max(slowest, milliseconds);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    // Files that are all refused, or all read, were not changed in a way that tells anything.
    expect([...outcomes.keys()]).toContain("read");
    expect(outcomes.size).toBeGreaterThan(1);
    if (process.env.FUZZ_RUNS !== undefined) tell(reader.name, outcomes, slowest);
  });

  it("reads the file that is not changed", async () => {
    for (const file of await reader.files()) expect(await reader.read(file)).toBe("read");
  });
});

/** A row of the table in `docs/damaged-files.md`. */
function tell(name: string, outcomes: ReadonlyMap<string, number>, slowest: number): void {
  const read = outcomes.get("read") ?? 0;
  const reasons = new Set([...outcomes.keys()].map((outcome) => outcome.replace(/\d+|“[^”]*”/gu, "…")));
  const cells = [name, RUNS, read, RUNS - read, reasons.size - 1, Math.round(slowest)];
  console.info(`| ${cells.join(" | ")} |`);
}
