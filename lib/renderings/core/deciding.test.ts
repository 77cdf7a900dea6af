import { describe, expect, it } from "vitest";
import { countVotes, dissentOf, type KeptVote } from "./deciding";

const vote = (name: string, trackId: string, text = "One."): KeptVote => ({
  ...{ userId: name, name, trackId, trackName: trackId, text, reason: "" },
});

describe("votes on the texts of a paragraph", () => {
  const votes = [vote("ann", "a"), vote("bea", "a", "Other words."), vote("cid", "b")];

  it.each([
    ["a", "One.", { all: 2, current: 1 }],
    ["b", "One.", { all: 1, current: 1 }],
    ["c", "One.", { all: 0, current: 0 }],
  ])("are counted for track %s", (trackId, text, tally) => {
    expect(countVotes({ trackId, text }, votes)).toEqual(tally);
  });

  it("that were for another text are dissent", () => {
    expect(dissentOf("a", votes).map(({ name }) => name)).toEqual(["cid"]);
    expect(dissentOf("c", votes)).toHaveLength(3);
  });
});
