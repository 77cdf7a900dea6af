import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComposeRow, type ComposeWish, composeRow } from "./compose";
import { STATES } from "./state";

const row = (more: Partial<ComposeRow> = {}): ComposeRow => ({
  ...{ paragraphId: "p", text: "", state: "initial" },
  candidates: [
    { trackId: "a", text: "One." },
    { trackId: "b", text: "Two." },
    { trackId: "empty", text: " " },
  ],
  ...more,
});

const wish = (more: Partial<ComposeWish> = {}): ComposeWish => ({
  ...{ prefer: ["b", "a"], picks: new Map(), replace: false },
  ...more,
});

describe("a composed paragraph", () => {
  it.each([
    ["is of the most preferred track", row(), wish(), { outcome: "taken", trackId: "b" }],
    [
      "is of the next one where that has no words",
      row(),
      wish({ prefer: ["empty", "a"] }),
      { outcome: "taken", trackId: "a" },
    ],
    ["stays where it has words", row({ text: "Mine." }), wish(), { outcome: "has-text" }],
    [
      "gives way where that is wished",
      row({ text: "Mine." }),
      wish({ replace: true }),
      { outcome: "taken", trackId: "b" },
    ],
    [
      "is what a person chose, over words too",
      row({ text: "Mine." }),
      wish({ picks: new Map([["p", "a"]]) }),
      { outcome: "taken", trackId: "a" },
    ],
    ["is left where a person said so", row(), wish({ picks: new Map([["p", null]]) }), { outcome: "left" }],
    [
      "tells words that stand there already",
      row({ text: "Two." }),
      wish(),
      { outcome: "same", trackId: "b" },
    ],
    ["has nothing where no track has", row({ candidates: [] }), wish(), { outcome: "nothing" }],
    [
      "is nothing that was chosen of an empty rendering",
      row(),
      wish({ picks: new Map([["p", "empty"]]) }),
      { outcome: "nothing" },
    ],
  ] as const)("%s", (_name, given, wished, expected) => {
    expect(composeRow(given, wished)).toEqual(expected);
  });

  it("is never taken over what is final, nor without words", () => {
    const id = fc.constantFrom("a", "b", "empty", "gone");
    fc.assert(
      fc.property(
        ...[fc.constantFrom(...STATES), fc.constantFrom("", "Mine.", "One."), fc.array(id)],
        ...[fc.option(id), fc.boolean(), fc.boolean()],
        (state, text, prefer, pick, isPicked, replace) => {
          const picks = new Map(isPicked ? [["p", pick]] : []);
          const composed = composeRow(row({ state, text }), { prefer, picks, replace });
          if (state === "final") expect(composed).toEqual({ outcome: "final" });
          if (composed.outcome === "taken") expect(["a", "b"]).toContain(composed.trackId);
        },
      ),
    );
  });
});
