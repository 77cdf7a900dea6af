import { describe, expect, it } from "vitest";
import { tracksOfPreset } from "./preset-tracks";

const OFFICIAL = { id: "a", name: "Official" };
const DRAFT = { id: "b", name: "Draft" };
const OTHER = { id: "c", name: "Draft" };
const ALL = [OFFICIAL, DRAFT, OTHER];

describe("tracksOfPreset", () => {
  it.each([
    ["all for a preset of all", null, ["a", "b", "c"]],
    ["the very one, and not another of its name", [DRAFT], ["b"]],
    ["one that was renamed since", [{ id: "a", name: "Old name" }], ["a"]],
    [
      "those of the name in another document, in its order",
      [{ id: "x", name: "Draft" }, OFFICIAL],
      ["a", "b", "c"],
    ],
    [
      "what there is of several",
      [
        { id: "x", name: "Official" },
        { id: "y", name: "Gone" },
      ],
      ["a"],
    ],
    ["all where there is none of them", [{ id: "y", name: "Gone" }], ["a", "b", "c"]],
  ])("gives %s", (_name, wanted, expected) => {
    expect(tracksOfPreset(wanted, ALL)).toEqual(expected);
  });
});
