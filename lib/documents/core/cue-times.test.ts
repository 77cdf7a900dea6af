import { describe, expect, it } from "vitest";
import { readCueTimes, readTiming } from "./cue-times";

describe("readTiming", () => {
  it.each([
    ["SubRip's", "00:00:01,500 --> 01:02:03,004", { start: 1500, end: 3_723_004, settings: "" }],
    ["WebVTT's without hours", "01:02.5 --> 02:00.000", { start: 62_500, end: 120_000, settings: "" }],
    [
      "where WebVTT places it",
      "00:01.000 --> 00:02.000 align:start position:10%,line-left",
      { start: 1000, end: 2000, settings: "align:start position:10%,line-left" },
    ],
    [
      "places of SubRip, which are not WebVTT's",
      "00:00:01,000 --> 00:00:02,000 X1:10 X2:20",
      { start: 1000, end: 2000, settings: "" },
    ],
  ])("reads %s", (_name, line, expected) => {
    expect(readTiming(line)).toEqual(expected);
  });

  it.each(["1", "00:01 - 00:02", "text --> text", "00:00:01,000 --> 00:00:02,000x"])(
    "takes %s for none",
    (line) => {
      expect(readTiming(line)).toBeNull();
    },
  );
});

describe("readCueTimes", () => {
  it("finds the times of each cue by their line, whatever ends the lines", () => {
    const text =
      "\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\n一\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n二\r\n";
    expect([...readCueTimes(text)].map(([line, { start }]) => [line, start])).toEqual([
      [2, 1000],
      [6, 3000],
    ]);
  });
});
