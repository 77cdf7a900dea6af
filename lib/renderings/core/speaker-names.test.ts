import { describe, expect, it } from "vitest";
import { labelAtTurn, nameOfSpeaker } from "./speaker-names";

const NAMES = [
  { label: "记者", name: "Reporter" },
  { label: "部长", name: "Minister" },
];

describe("nameOfSpeaker", () => {
  it.each([
    ["the name that was given", "部长", "Minister"],
    ["nothing for a speaker without one", "主持人", null],
    ["nothing for a label as printed", "记者：", null],
    ["nothing where nobody speaks", null, null],
  ])("gives %s", (_case, speaker, expected) => {
    expect(nameOfSpeaker(NAMES, speaker)).toBe(expected);
  });
});

describe("labelAtTurn", () => {
  it.each([
    ["stands where the label is printed", { speaker: "记者", label: "记者：" }, "Reporter:"],
    ["needs no second colon", { speaker: "问", label: "问：" }, "Q:"],
    ["stands not in the paragraphs after it", { speaker: "记者", label: null }, null],
    ["stands not for a speaker without a name", { speaker: "主持人", label: "主持人：" }, null],
  ])("%s", (_case, paragraph, expected) => {
    expect(labelAtTurn([...NAMES, { label: "问", name: "Q:" }], paragraph)).toBe(expected);
  });
});
