import { describe, expect, it } from "vitest";
import { countVotes, dissentOf, isForEarlierWords, type KeptVote } from "./deciding";

const vote = (name: string, trackId: string, text = "One."): KeptVote => ({
  ...{ userId: name, name, trackId, trackName: trackId, text, reason: "" },
});

describe("votes on the texts of a paragraph", () => {
  const votes = [vote("ann", "a"), vote("bea", "a", "Other words."), vote("cid", "b")];

  it.each([
    ["a", "One.", { current: 1, earlier: 1 }],
    ["b", "One.", { current: 1, earlier: 0 }],
    ["c", "One.", { current: 0, earlier: 0 }],
  ])("are counted for track %s", (trackId, text, tally) => {
    expect(countVotes({ trackId, text }, votes)).toEqual(tally);
  });

  it("are for earlier words where their track has others now, or none", () => {
    const candidates = [vote("", "a"), vote("", "c")];
    expect(votes.map((each) => isForEarlierWords(each, candidates))).toEqual([false, true, true]);
  });

  it("that were for another text are dissent", () => {
    expect(dissentOf("a", votes).map(({ name }) => name)).toEqual(["cid"]);
    expect(dissentOf("c", votes)).toHaveLength(3);
  });
});
