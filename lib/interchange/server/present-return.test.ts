import { describe, expect, it } from "vitest";
import type { ReturnedFormat } from "../core/returned/returned";
import { pickTrack } from "./present-return";

const WANTED = { id: "019338a0-0000-7000-8000-000000000001", name: "Draft B", language: "en" };
type Named = readonly [name: string, language: string];
type Case = readonly [what: string, format: ReturnedFormat, tracks: readonly [Named, ...Named[]]];
const fileOf = (format: ReturnedFormat, tracks: readonly Named[]) => ({
  ...{ format, documentId: null, breaks: [] },
  tracks: tracks.map(([name, language]) => ({ id: null, name, language, texts: [] })),
});

describe("the texts of a file for a track", () => {
  it.each<Case>([
    [
      "a table of other tracks, one in its language",
      "csv",
      [
        ["Draft A", "en"],
        ["Français", "fr"],
      ],
    ],
    [
      "the same in a TMX without ids",
      "tmx",
      [
        ["Draft A", "en"],
        ["Français", "fr"],
      ],
    ],
    [
      "two plain files in its language",
      "moses",
      [
        ["a", "en"],
        ["b", "en-GB"],
      ],
    ],
    [
      "two languages of a TMX that names no tracks",
      "tmx",
      [
        ["", "en-US"],
        ["", "en-GB"],
      ],
    ],
  ])("are not in %s", (_what, format, tracks) => {
    expect(() => pickTrack(fileOf(format, tracks), WANTED)).toThrow("no texts of this translation");
  });

  it.each<Case>([
    [
      "a table that has its name",
      "csv",
      [
        ["Draft B", "en"],
        ["Draft A", "en"],
      ],
    ],
    ["a table of one track, which may have been renamed", "csv", [["Draft A", "en"]]],
    [
      "plain files, which name languages only",
      "moses",
      [
        ["a", "en"],
        ["a", "fr"],
      ],
    ],
    [
      "a TMX of another program, which names languages only",
      "tmx",
      [
        ["", "en-US"],
        ["", "fr"],
      ],
    ],
  ])("are found in %s", (_what, format, tracks) => {
    const [[name, language]] = tracks;
    expect(pickTrack(fileOf(format, tracks), WANTED)).toMatchObject({ name, language });
  });
});
