import { expect, it } from "vitest";
import { mostEdits, similarityOf } from "./similarity";

it("reaches every threshold of two decimals with just as many edits as that allows", () => {
  const lost: number[] = [];
  for (let percent = 1; percent <= 100; percent += 1) {
    const threshold = Number((percent / 100).toFixed(2));
    for (const longer of [100, 200, 700, 20_000]) {
      const edits = (longer * (100 - percent)) / 100;
      if (similarityOf(edits, longer) < threshold || mostEdits(longer, threshold) < edits)
        lost.push(threshold);
      if (similarityOf(edits + 1, longer) >= threshold) lost.push(threshold);
    }
  }
  expect(lost).toEqual([]);
});
