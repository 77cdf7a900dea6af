import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/lib/accounts/core/rights";
import { applySteps } from "./change";
import { EMPTY_ENTRY, type Entry, newTerm, type TermEntry } from "./entry";
import { LINK_RIGHTS, rightThrough } from "./rights";
import { decide, decidesAlone, defer, mayVote, needsDecision, type Rule } from "./rule";

const CONTEXT = { conceptId: "0197a9a0-0000-7000-8000-000000000001", sourceLanguage: "zh-CN" };
const alone: Rule = { decidedByOwners: false, quorum: 1, proposerMayVote: true };

const term = (id: string, text: string, status: TermEntry["status"] = "proposed"): TermEntry => ({
  id,
  ...newTerm.parse({ language: /^[a-z]/iu.test(text) ? "en" : "zh-CN", text, status }),
});
const entry = (...terms: readonly TermEntry[]): Entry => ({ ...EMPTY_ENTRY, terms });

describe("rightThrough", () => {
  const through = {
    viewer: ["read", "read", "read"],
    translator: ["read", "propose", "propose"],
    reviewer: ["read", "propose", "decide"],
    owner: ["read", "propose", "decide"],
  } as const;
  const table = ROLES.flatMap((role) =>
    LINK_RIGHTS.map((right, at) => ({ role, right, may: through[role][at] })),
  );
  it.each(table)("a $role through a link to $right may $may", ({ may, ...way }) => {
    expect(rightThrough({ ...way, looksAfter: false }, alone)).toBe(may);
  });
  it.each(table)("a $role of its home, linked to $right", ({ may, ...way }) => {
    expect(rightThrough({ ...way, looksAfter: true }, alone)).toBe(way.role === "owner" ? "manage" : may);
  });

  it("where owners decide, a reviewer proposes", () => {
    const rightOf = (role: Role, looksAfter: boolean) =>
      rightThrough({ role, right: "decide", looksAfter }, { decidedByOwners: true });
    expect([rightOf("reviewer", true), rightOf("reviewer", false)]).toEqual(["propose", "propose"]);
    expect([rightOf("owner", true), rightOf("owner", false)]).toEqual(["manage", "decide"]);
  });
});

describe("needsDecision", () => {
  const before = entry(term("a", "术语", "preferred"), term("b", "term", "preferred"), term("c", "word"));
  it.each([
    ["another note", { ...before, note: "x" }, false],
    ["another domain", { ...before, domain: "x" }, false],
    ["another proposed term", entry(...before.terms, term("d", "notion")), false],
    ["a proposed term reworded", entry(...before.terms.slice(0, 2), term("c", "wording")), false],
    [
      "a citation of a decided term",
      entry({ ...term("a", "术语", "preferred"), citation: "x" }, ...before.terms.slice(1)),
      false,
    ],
    [
      "a decided term reworded",
      entry(term("a", "术语", "preferred"), term("b", "wording", "preferred"), term("c", "word")),
      true,
    ],
    ["a status", entry(...before.terms.slice(0, 2), term("c", "word", "deprecated")), true],
    [
      "a day of a decided term",
      entry({ ...term("a", "术语", "preferred"), validFrom: "2020-01-01" }, ...before.terms.slice(1)),
      true,
    ],
    [
      "the type of a decided term, by which full and short forms are told apart",
      entry(...before.terms.slice(0, 1), { ...term("b", "term", "preferred"), type: "acronym" }),
      true,
    ],
    ["where a proposed term stands", entry(...before.terms.toReversed()), false],
    ["first full, then short", { ...before, fullThenShort: true }, true],
    ["a decided term taken out", entry(...before.terms.slice(1)), true],
    ["the definition of a decided concept", { ...before, definition: "x" }, true],
    ["its deletion", { ...before, deleted: true }, true],
  ] as const)("%s: %#", (_name, after, expected) => {
    expect(needsDecision(before, after)).toBe(expected);
  });

  it("the order of what is decided in one language is decided: the first preferred wording is what is written", () => {
    const [zh, en] = [term("a", "术语", "preferred"), term("b", "term", "preferred")];
    const other = term("d", "notion", "preferred");
    expect(needsDecision(entry(zh, en, other), entry(zh, other, en))).toBe(true);
    expect(needsDecision(entry(zh, en, other), entry(en, zh, other))).toBe(false);
    expect(
      needsDecision(entry(zh, en, term("c", "word"), other), entry(term("c", "word"), zh, en, other)),
    ).toBe(false);
  });

  it("while nothing is decided, everything may be changed", () => {
    const open = entry(term("a", "术语"));
    expect(needsDecision(open, { ...open, definition: "x", deleted: true })).toBe(false);
  });
});

describe("defer", () => {
  const before = entry(term("a", "术语", "preferred"), term("b", "term", "preferred"));
  const wanted = entry(
    term("a", "术语", "preferred"),
    term("b", "term", "superseded"),
    term("c", "word", "preferred"),
  );

  it("shows new terms as proposed, leaves what is decided, and keeps the rest for the decision", () => {
    const { now, later, addedTermIds } = defer(before, wanted);
    expect(needsDecision(before, now)).toBe(false);
    expect(now.terms.map(({ status }) => status)).toEqual(["preferred", "preferred", "proposed"]);
    expect(addedTermIds).toEqual(["c"]);
    expect(applySteps(now, later, CONTEXT)).toEqual({ ok: true, value: wanted });
  });

  it("puts what is proposed now in the place of what was, and leaves others where they are", () => {
    const now = entry(...before.terms, term("c", "wrod"), term("e", "else"), term("d", "gone"));
    const mended = entry(
      ...before.terms,
      term("c", "word", "preferred"),
      term("e", "else"),
      term("f", "more"),
    );
    const deferred = defer(now, mended, ["c", "d"]);
    expect(deferred.now).toEqual(
      entry(...before.terms, term("c", "word"), term("e", "else"), term("f", "more")),
    );
    expect(deferred.addedTermIds).toEqual(["c", "f"]);
    expect(deferred.later).toEqual([{ op: "edit-term", termId: "c", set: { status: "preferred" } }]);
  });
});

describe("decide", () => {
  const two: Rule = { ...alone, quorum: 2 };
  const strict: Rule = { ...two, proposerMayVote: false };
  const agree = (userId: string) => ({ userId, agrees: true });
  const against = (userId: string) => ({ userId, agrees: false });
  const by = (userId: string, accept = true) => ({ userId, proposerId: "p", accept });
  it.each([
    ["one who decides alone", alone, [], by("a"), true],
    ["the proposer alone, who may vote", alone, [], by("p"), true],
    ["the proposer alone, who may not", { ...alone, proposerMayVote: false }, [], by("p"), false],
    ["the proposer, on another's vote", { ...alone, proposerMayVote: false }, [agree("a")], by("p"), true],
    ["one of two", two, [], by("a"), false],
    ["the second of two", two, [agree("b")], by("a"), true],
    ["one whose own vote was cast before", two, [agree("a")], by("a"), false],
    ["two, one of them the proposer who may not vote", strict, [agree("p")], by("a"), false],
    ["a vote against and one for", two, [against("b")], by("a"), false],
    ["a rejection by two", two, [against("b")], by("a", false), true],
    ["a rejection by one of two", two, [], by("a", false), false],
    ["one who changes their mind", two, [against("a"), agree("b")], by("a"), true],
  ] as const)("%s", (_name, rule, votes, asked, expected) => {
    expect(decide(rule, votes, asked).ok).toBe(expected);
  });

  it("only those who decide vote, and the proposer where the rule says so", () => {
    expect([
      mayVote(strict, "propose", false),
      mayVote(strict, "decide", true),
      mayVote(strict, "decide", false),
    ]).toEqual([false, false, true]);
    expect([
      decidesAlone("decide", two),
      decidesAlone("propose", alone),
      decidesAlone("manage", alone),
    ]).toEqual([false, false, true]);
  });
});
