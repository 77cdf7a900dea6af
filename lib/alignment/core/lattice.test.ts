import { describe, expect, it } from "vitest";
import { fullBand } from "./band";
import { scoreBeads } from "./lattice";
import { startModel, WEIGHTS } from "./model";
import { SideBuilder } from "./side";

const sideOf = (sizes: readonly number[]) => {
  const builder = new SideBuilder(WEIGHTS);
  for (const size of sizes) builder.add({ size, tokens: [] });
  return builder.finish();
};

describe("scores of beads", () => {
  it("are in the place of older ones what they are anywhere, also of beads that are none any more", () => {
    const [source, target] = [sideOf([6, 40, 9]), sideOf([24, 4, 160])];
    const band = fullBand(3, 3);
    const nothing = (units: number) => ({
      gains: Array.from({ length: 5 }, () => new Float32Array(band.cells)),
      bases: new Float64Array(units),
    });
    const evidence = { ofTarget: nothing(3), ofSource: nothing(3) };
    const weighed = { source, target, evidence, band, isInside: null };
    const [model, cheap] = [startModel(WEIGHTS, "sentence"), { ...WEIGHTS, alone: WEIGHTS.alone + 12 }];
    const old = scoreBeads(weighed, model, WEIGHTS);
    const before = old.scores.map((table) => table.slice());
    const fresh = scoreBeads(weighed, model, cheap);
    expect(fresh.scores).not.toEqual(before);
    expect(scoreBeads(weighed, model, cheap, old)).toEqual(fresh);
  });
});
