import { describe, expect, it } from "vitest";
import { alignTexts, realign } from "@/lib/alignment/core/align-layout";
import { accept, unlink } from "@/lib/alignment/core/edit-layout";
import { smallLexicon } from "@/lib/alignment/core/fixtures/small-lexicon";
import type { Layout } from "@/lib/alignment/core/layout";
import { realignUntilStill } from "./realign-still";

const plain = (texts: readonly string[]) => texts.map((text) => ({ text, label: null }));
const texts = {
  source: plain(["村子在河边。冬天山上有雪。", "老师有1200本书。"]),
  target: plain(["The village is by the river. In winter there is snow.", "The teacher has 1,200 books."]),
};
const known = { lexicon: smallLexicon() };
const fixedOf = ({ beads }: Layout) =>
  beads.filter(({ fixed }) => fixed).map(({ source, target }) => [source, target]);

describe("aligning again", () => {
  it("keeps what a person fixed before, and what they fixed while it went on", async () => {
    const first = alignTexts(texts, [], known);
    let present = accept(0)(first) ?? first;
    let rounds = 0;
    const again = await realignUntilStill(
      () => present,
      async (layout) => {
        rounds += 1;
        const found = realign(texts, layout, known);
        // Meanwhile, at the first time only, the last bead is taken apart.
        if (rounds === 1) present = unlink(present.beads.length - 1)(present) ?? present;
        return found;
      },
    );
    expect(rounds).toBe(2);
    expect(fixedOf(again)).toEqual([
      [1, 1],
      [1, 0],
      [0, 1],
    ]);
  });
});
