import { describe, expect, it } from "vitest";
import { readReturnedLines } from "./moses-reader";

const file = (path: string, lines: readonly string[]) => {
  const [stem = "", language = ""] = path.split(".");
  return { path, stem, language, lines };
};
const SOURCE = file("source.zh", ["一", "二"]);
const OFFICIAL = file("Official.en", ["One", "Two"]);
const DRAFT = file("Draft.en", ["Uno", "Dos"]);
/** Paragraph and sentence, then state, confidence and revision: of the official track, and of the draft. */
const PAIRS = ["a\t\treviewed\t\t3\ttranslated\t\t8", "b\t\tfinal\t\t4\ttranslated needs-work\t\t9"];
const TRACKS = ["Official.en\tid-1\tThe official\ten", "Draft.en\tid-2\tThe draft\ten"];

function knownOf(file: Parameters<typeof readReturnedLines>[0]) {
  const read = readReturnedLines(file);
  if (read === "sentences") return read;
  return read.tracks.map(({ id, texts }) => [
    id,
    ...texts.flatMap(({ state, revision }) => [state, revision]),
  ]);
}

const OF_OFFICIAL = ["id-1", "reviewed", 3, "final", 4];
const OF_DRAFT = ["id-2", "translated", 8, "translated", 9];
const UNKNOWN = [null, null, null, null, null];

describe("readReturnedLines", () => {
  it.each([
    ["the tracks as they were exported", [OFFICIAL, DRAFT], TRACKS, PAIRS, [OF_OFFICIAL, OF_DRAFT]],
    ["the files in another order", [DRAFT, OFFICIAL], TRACKS, PAIRS, [OF_DRAFT, OF_OFFICIAL]],
    ["one file left out", [DRAFT], TRACKS, PAIRS, [OF_DRAFT]],
    ["a file that the table does not name", [DRAFT], TRACKS.slice(0, 1), PAIRS, [UNKNOWN]],
    ["no table of several tracks", [DRAFT, OFFICIAL], null, PAIRS, [UNKNOWN, UNKNOWN]],
    ["no table, and a file left out", [DRAFT], null, PAIRS, [UNKNOWN]],
    [
      "no table of the only track",
      [OFFICIAL],
      null,
      PAIRS.map((line) => line.split("\t").slice(0, 5).join("\t")),
      [[null, ...OF_OFFICIAL.slice(1)]],
    ],
  ] as const)(
    "takes states and revisions of their own track: %s",
    (_name, targets, tracks, pairs, expected) => {
      expect(knownOf({ source: SOURCE, targets, tracks, pairs })).toEqual(expected);
    },
  );

  it("knows the tracks of files that were packed again in a folder, and no other folder's", () => {
    const inFolder = (folder: string, { path, ...rest }: typeof SOURCE) => ({
      path: `${folder}/${path}`,
      ...rest,
    });
    const file = {
      ...{ source: inFolder("back", SOURCE), tracks: TRACKS, pairs: PAIRS },
      targets: [inFolder("back", DRAFT), inFolder("older", OFFICIAL)],
    };
    expect(knownOf(file)).toEqual([OF_DRAFT, UNKNOWN]);
  });
});
