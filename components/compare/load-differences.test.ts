import { describe, expect, it } from "vitest";
import { mostFirst } from "./load-differences";

describe("where tracks differ", () => {
  it("is listed by how much, then by the order of the text", () => {
    const at = (number: number, share: number) => ({
      ...{ number, share, paragraphId: String(number), source: "", shares: [], missing: [], rough: false },
      ...{ outlier: null, consensus: null },
    });
    const items = [at(1, 0.2), at(2, 0), at(3, 0.9), at(4, 0.2)];
    expect(mostFirst(items).map(({ number }) => number)).toEqual([3, 1, 4, 2]);
  });
});
