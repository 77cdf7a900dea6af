import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stateAfterEdit } from "@/lib/collaboration/server/read-model-store";
import { REQUESTS, STATES } from "@/lib/renderings/core/state";
import { barredFrom, reviewersOf, type Step, translatorsOf } from "./own-work";

type Some = Partial<Step> & { readonly text: string };

const step = (authorId: string, cause: string, more: Some): Step => ({
  ...{ authorId, cause, state: "initial" as const, needsWork: false, writers: [], ...more },
});
const typed = (authorId: string, text: string, more: Partial<Step> = {}): Step =>
  step(authorId, "edit", { text, ...more });
const given = (authorId: string, state: Step["state"], text: string, needsWork = false): Step =>
  step(authorId, "state", { state, text, needsWork });
const CONFIRMED = { state: "translated" } as const;
const BACK = { state: "translated", needsWork: true } as const;

describe("translatorsOf", () => {
  it.each<[string, readonly Step[], readonly string[]]>([
    ["nobody's, when nothing was done", [], []],
    ["who typed it", [typed("ann", "a")], ["ann"]],
    ["who typed and who confirmed", [typed("ann", "a"), given("bob", "translated", "a")], ["ann", "bob"]],
    ["all who typed in one stretch", [typed("bob", "a", { writers: ["ann", "bob"] })], ["ann", "bob"]],
    [
      "who adopted it, and who wrote it where it came from",
      [step("ann", "adopt", { text: "a", writers: ["rev"] }), given("ann", "translated", "a")],
      ["ann", "rev"],
    ],
    [
      "not of who wrote what a reviser took into a confirmed text",
      [
        ...[typed("ann", "a"), given("ann", "translated", "a")],
        step("rev", "adopt", { ...CONFIRMED, text: "b", writers: ["bob"] }),
      ],
      ["ann"],
    ],
    ["who wrote through the API", [step("ann", "write", { text: "a" })], ["ann"]],
    [
      "not of who revised it",
      [typed("ann", "a"), given("ann", "translated", "a"), typed("rev", "b", CONFIRMED)],
      ["ann"],
    ],
    [
      "nor when the reviser then reviews",
      [
        ...[typed("ann", "a"), given("ann", "translated", "a"), typed("rev", "b", CONFIRMED)],
        given("rev", "reviewed", "b"),
      ],
      ["ann"],
    ],
    [
      "who mended what was sent back",
      [
        ...[typed("ann", "a"), given("ann", "translated", "a"), given("rev", "translated", "a", true)],
        ...[typed("bob", "b", BACK), given("bob", "translated", "b")],
      ],
      ["ann", "bob"],
    ],
    [
      "not of who sent it back",
      [typed("ann", "a"), given("ann", "translated", "a"), given("rev", "translated", "a", true)],
      ["ann"],
    ],
    [
      "not of who sent it back and confirmed it again as it stood",
      [
        ...[typed("ann", "a"), given("ann", "translated", "a"), given("rev", "translated", "a", true)],
        given("rev", "translated", "a"),
      ],
      ["ann"],
    ],
    [
      "of another who confirmed what was sent back",
      [
        ...[typed("ann", "a"), given("ann", "translated", "a"), given("rev", "translated", "a", true)],
        given("bob", "translated", "a"),
      ],
      ["ann", "bob"],
    ],
    [
      "of who sent it back, mended it and confirmed it",
      [
        ...[typed("ann", "a"), given("ann", "translated", "a"), given("rev", "translated", "a", true)],
        ...[typed("bob", "b", BACK), given("rev", "translated", "b")],
      ],
      ["ann", "bob", "rev"],
    ],
    [
      "not of who takes a review back",
      [
        ...[typed("ann", "a"), given("ann", "translated", "a"), given("rev", "reviewed", "a")],
        given("rev", "translated", "a"),
      ],
      ["ann"],
    ],
    [
      "nobody's once it is taken back",
      [typed("ann", "a"), given("ann", "translated", "a"), given("ann", "initial", "a")],
      [],
    ],
    [
      "after that of who writes it anew",
      [
        ...[typed("ann", "a"), given("ann", "translated", "a"), given("ann", "initial", "a")],
        ...[typed("bob", "b"), given("bob", "translated", "b")],
      ],
      ["bob"],
    ],
    [
      "still of whose words they are, when another confirms what was taken back",
      [
        ...[typed("ann", "a"), given("ann", "translated", "a"), given("ann", "initial", "a")],
        given("bob", "translated", "a"),
      ],
      ["ann", "bob"],
    ],
    [
      "anew after it was emptied",
      [typed("ann", "a"), given("ann", "translated", "a"), typed("bob", ""), typed("bob", "b")],
      ["bob"],
    ],
    [
      "anew also when nobody kept that it was empty",
      [typed("ann", "a"), given("ann", "translated", "a"), typed("bob", "b", { state: "initial" })],
      ["bob"],
    ],
    ["who brought it in", [step("imp", "import", { text: "a", ...CONFIRMED })], ["imp"]],
    [
      "only who brought it in over another's",
      [
        typed("ann", "a"),
        given("ann", "translated", "a"),
        step("imp", "import", { text: "b", ...CONFIRMED }),
      ],
      ["imp"],
    ],
    ["not of who joined two paragraphs", [typed("ann", "a"), step("own", "join", { text: "a b" })], ["ann"]],
    ["not of who replaced a term", [typed("ann", "a"), step("rev", "replace", { text: "b" })], ["ann"]],
    [
      "whose it was when an old text is restored",
      [
        ...[typed("ann", "a"), typed("ann", ""), typed("bob", "b"), given("bob", "translated", "b")],
        step("rev", "restore", { text: "a", ...CONFIRMED }),
      ],
      ["ann"],
    ],
    [
      "whose it was before what was undone",
      [
        ...[typed("ann", "a"), step("rev", "replace", { text: "b" }), typed("bob", "c")],
        step("rev", "undo-replace", { text: "a" }),
      ],
      ["ann"],
    ],
    ["not of who changed only emphasis", [typed("ann", "a"), typed("bob", "a")], ["ann"]],
    ["nobody's, when it is not known who wrote", [{ ...typed("ann", "a"), authorId: null }], []],
  ])("is %s", (_name, steps, people) => {
    expect([...translatorsOf(steps)].sort()).toEqual(people);
  });
});

describe("reviewersOf", () => {
  const CONFIRM = [typed("ann", "a"), given("ann", "translated", "a")];

  it.each<[string, readonly Step[], readonly string[]]>([
    ["nobody before a review", CONFIRM, []],
    ["who reviewed it", [...CONFIRM, given("rev", "reviewed", "a")], ["rev"]],
    [
      "both who reviewed it one after the other",
      [...CONFIRM, given("rev", "reviewed", "a"), given("two", "reviewed", "a")],
      ["rev", "two"],
    ],
    [
      "not who had the last word",
      [...CONFIRM, given("rev", "reviewed", "a"), given("two", "final", "a")],
      ["rev"],
    ],
    [
      "not who opened it again",
      [
        ...[...CONFIRM, given("rev", "reviewed", "a"), given("two", "final", "a")],
        given("two", "reviewed", "a"),
      ],
      ["rev"],
    ],
    [
      "nobody once it was changed",
      [...CONFIRM, given("rev", "reviewed", "a"), typed("x", "b", CONFIRMED)],
      [],
    ],
    [
      "only the latest after it was sent back",
      [
        ...[...CONFIRM, given("rev", "reviewed", "a"), given("rev", "translated", "a", true)],
        given("two", "reviewed", "a"),
      ],
      ["two"],
    ],
    [
      "who gave the review that an undoing brought back",
      [
        ...[...CONFIRM, given("rev", "reviewed", "a"), step("x", "replace", { text: "b", ...CONFIRMED })],
        step("x", "undo-replace", { text: "a", state: "reviewed" }),
      ],
      ["rev"],
    ],
  ])("is %s", (_name, steps, people) => {
    expect([...reviewersOf(steps)].sort()).toEqual(people);
  });
});

describe("barredFrom", () => {
  const OWN: readonly Step[] = [
    typed("ann", "a"),
    given("ann", "translated", "a"),
    given("rev", "reviewed", "a"),
  ];
  const JOINED: readonly Step[] = [typed("bob", "b")];
  const STRICT = { ownWork: false, secondReview: true };
  it.each<
    [
      string,
      Parameters<typeof barredFrom>[1],
      Parameters<typeof barredFrom>[2],
      readonly string[],
      readonly string[],
    ]
  >([
    ["a review: the translators, also of what was joined into it", STRICT, "reviewed", ["ann", "bob"], []],
    ["the last word: its reviewers too", STRICT, "final", ["ann", "bob"], ["rev"]],
    ["nothing where all may", { ownWork: true, secondReview: false }, "final", [], []],
    [
      "the last word only where that is all that is asked",
      { ownWork: true, secondReview: true },
      "final",
      [],
      ["rev"],
    ],
  ])("is from %s", (_name, rules, word, own, reviewed) => {
    const barred = barredFrom({ own: OWN, joined: [JOINED] }, rules, word);
    expect([[...barred.translators].sort(), [...barred.reviewers]]).toEqual([own, reviewed]);
  });
});

const person = fc.constantFrom("ann", "bob", "rev");
const act = fc.oneof(
  fc.record({ by: person, text: fc.constantFrom("", "a", "b", "c") }),
  fc.record({ by: person, to: fc.constantFrom(...REQUESTS) }),
);

/** What the history keeps of these acts, each done to what stands then. */
function play(acts: readonly (typeof act extends fc.Arbitrary<infer Act> ? Act : never)[]): Step[] {
  const steps: Step[] = [];
  for (const done of acts) {
    const before = steps.at(-1) ?? typed(done.by, "");
    if ("text" in done) {
      const state = stateAfterEdit(before.state, done.text);
      steps.push(typed(done.by, done.text, { state, needsWork: before.needsWork }));
    } else if (done.to === "needs-work") steps.push(given(done.by, "translated", before.text, true));
    else steps.push(given(done.by, done.to, before.text));
  }
  return steps;
}

describe("whatever was done", () => {
  it("begins anew when it is taken back, or emptied", () => {
    fc.assert(
      fc.property(fc.array(act), person, (acts, by) => {
        const steps = play(acts);
        expect(translatorsOf([...steps, given(by, "initial", steps.at(-1)?.text ?? "")]).size).toBe(0);
        expect(translatorsOf([...steps, typed(by, " ")]).size).toBe(0);
      }),
    );
  });

  it("holds who confirms it, whatever a reviser then does", () => {
    fc.assert(
      fc.property(fc.array(act), person, fc.array(fc.constantFrom("x", "y")), (acts, by, changes) => {
        const confirmed = [...play([...acts, { by, to: "initial" }]), given(by, "translated", "t")];
        const people = translatorsOf(confirmed);
        expect(people.has(by)).toBe(true);
        const revised = changes.map((text) => typed("reviser", text, CONFIRMED));
        expect(translatorsOf([...confirmed, ...revised])).toEqual(people);
      }),
    );
  });

  it("names only people who were there, and reviewers only of what is reviewed", () => {
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const steps = play(acts);
        const authors = new Set(steps.map(({ authorId }) => authorId));
        for (const id of [...translatorsOf(steps), ...reviewersOf(steps)]) expect(authors).toContain(id);
        const state = steps.at(-1)?.state ?? STATES[0];
        if (state === "initial" || state === "translated") expect(reviewersOf(steps).size).toBe(0);
      }),
    );
  });
});
