import { describe, expect, it } from "vitest";
import { type Concerned, chooseRecipients, type Recipient } from "./recipients";

const nobody: Concerned = {
  authorId: "a",
  mentioned: [],
  participants: [],
  renderedBy: null,
  proposedBy: null,
  members: new Set(["a", "b", "c", "d"]),
};

describe("chooseRecipients", () => {
  it.each<[string, Partial<Concerned>, Recipient[]]>([
    ["nobody where nobody is concerned", {}, []],
    [
      "those mentioned",
      { mentioned: ["b", "c"] },
      [
        { userId: "b", kind: "mention" },
        { userId: "c", kind: "mention" },
      ],
    ],
    ["those who wrote before", { participants: ["b"] }, [{ userId: "b", kind: "reply" }]],
    [
      "each once, a mention first",
      { mentioned: ["b"], participants: ["b", "c"] },
      [
        { userId: "b", kind: "mention" },
        { userId: "c", kind: "reply" },
      ],
    ],
    [
      "whose rendering it is, when a thread begins",
      { renderedBy: "d" },
      [{ userId: "d", kind: "rendering" }],
    ],
    [
      "not again with every reply",
      { renderedBy: "d", participants: ["b"] },
      [{ userId: "b", kind: "reply" }],
    ],
    [
      "whose proposal it is, when a thread begins and with every reply",
      { proposedBy: "d", participants: ["b"] },
      [
        { userId: "b", kind: "reply" },
        { userId: "d", kind: "reply" },
      ],
    ],
    ["as the beginning of one", { proposedBy: "d" }, [{ userId: "d", kind: "discussed" }]],
    ["never the author", { mentioned: ["a"], participants: ["a"], renderedBy: "a" }, []],
    ["never who is no member", { mentioned: ["x"], participants: ["y"] }, []],
  ])("%s", (_name, concerned, expected) => {
    expect(chooseRecipients({ ...nobody, ...concerned })).toEqual(expected);
  });
});
