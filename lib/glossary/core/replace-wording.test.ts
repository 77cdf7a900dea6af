import { describe, expect, it } from "vitest";
import { replacementFor } from "./replace-wording";

describe("replacementFor", () => {
  it.each([
    [
      "leaves the article to the text",
      "community of common destiny",
      "a community with a shared future",
      "community with a shared future",
    ],
    [
      "keeps a capital at the beginning",
      "Community of common destiny",
      "a community with a shared future",
      "Community with a shared future",
    ],
    [
      "keeps the wording's own capitals",
      "One Belt One Road",
      "Belt and Road Initiative",
      "Belt and Road Initiative",
    ],
    ["takes no letter for an article", "thing", "another thing", "another thing"],
  ])("%s", (_name, found, wording, expected) => {
    expect(replacementFor(found, wording)).toBe(expected);
  });
});
