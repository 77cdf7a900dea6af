import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STATES } from "@/lib/renderings/core/state";
import { changesSince, confirmedVersion, type KeptRevision } from "./tracked-changes";

type Step = readonly [by: string, what: KeptRevision["state"] | "needs-work" | "edit", text?: string];

/** A history in short: who did what; an edit has the text that then stood there. */
function history(steps: readonly Step[]): readonly KeptRevision[] {
  let state: KeptRevision["state"] = "initial";
  let [needsWork, text] = [false, ""];
  return steps.map(([authorId, what, words], at) => {
    if (what === "edit") {
      text = words ?? "";
      if (state === "reviewed" || state === "final") state = "translated";
    } else {
      needsWork = what === "needs-work";
      state = what === "needs-work" ? "translated" : what;
    }
    const cause = what === "edit" ? "edit" : "state";
    return { revision: at + 1, authorId, cause, state, needsWork, text, at: `2026-01-01T00:00:${at + 10}Z` };
  });
}

const FIRST: readonly Step[] = [
  ["ann", "edit", "A plan for peace."],
  ["ann", "translated"],
];

describe("the version that a translator gave away", () => {
  it.each<[string, readonly Step[], number | null]>([
    ["none before it is confirmed", [["ann", "edit", "A plan."]], null],
    ["as it was confirmed", FIRST, 2],
    [
      "also when others wrote and reviewed since",
      [...FIRST, ["bea", "edit", "Plan."], ["bea", "reviewed"]],
      2,
    ],
    [
      "again when it came back and was confirmed anew",
      [...FIRST, ["bea", "needs-work"], ["ann", "edit", "Plan."], ["ann", "translated"]],
      5,
    ],
    [
      "not what a reviser took back and confirmed in their place",
      [...FIRST, ["bea", "initial"], ["bea", "edit", "Plan."], ["bea", "translated"]],
      2,
    ],
    [
      "however often they do",
      [...FIRST, ["bea", "needs-work"], ["bea", "translated"], ["bea", "initial"], ["bea", "translated"]],
      2,
    ],
    [
      "what the translator took back and confirmed themselves",
      [...FIRST, ["ann", "initial"], ["ann", "edit", "Plan."], ["ann", "translated"]],
      5,
    ],
    [
      "what another took over after it was sent back",
      [...FIRST, ["bea", "needs-work"], ["cid", "edit", "Plan."], ["cid", "translated"]],
      5,
    ],
    ["not a review that is taken back", [...FIRST, ["bea", "reviewed"], ["bea", "translated"]], 2],
  ])("is %s", (_name, steps, revision) => {
    expect(confirmedVersion(history(steps))?.revision ?? null).toBe(revision);
  });
});

function trackChanges(revisions: readonly KeptRevision[]) {
  const version = confirmedVersion(revisions);
  return version === null ? null : changesSince(revisions.slice(revisions.indexOf(version)));
}

describe("tracked changes", () => {
  it("tell what it was, what it is, how much changed and who did", () => {
    const changes = trackChanges(
      history([
        ...FIRST,
        ["bea", "edit", "A plan for lasting peace."],
        ["bea", "reviewed"],
        ["cid", "edit", "A plan for lasting calm."],
      ]),
    );
    expect(changes).toMatchObject({
      before: { revision: 2, text: "A plan for peace.", authorId: "ann" },
      after: { revision: 5, text: "A plan for lasting calm.", state: "translated" },
      changedBy: ["bea", "cid"],
    });
    expect(changes?.share).toBeCloseTo(3 / 11);
  });

  it.each<[string, readonly Step[]]>([
    [
      "it was never confirmed",
      [
        ["ann", "edit", "One."],
        ["bea", "edit", "Two."],
      ],
    ],
    ["only its state changed", [...FIRST, ["bea", "reviewed"], ["bea", "final"]]],
    [
      "it was changed and changed back",
      [...FIRST, ["bea", "edit", "No."], ["ann", "edit", "A plan for peace."]],
    ],
  ])("are none when %s", (_name, steps) => {
    expect(trackChanges(history(steps))).toBeNull();
  });

  it("are there exactly when the confirmed text is not the present one", () => {
    const step = fc.tuple(
      fc.constantFrom("ann", "bea", "cid"),
      fc.constantFrom(...STATES, "needs-work" as const, "edit" as const),
      fc.constantFrom("One.", "Two.", ""),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const revisions = history(steps);
        const [version, changes] = [confirmedVersion(revisions), trackChanges(revisions)];
        expect(changes === null).toBe(version === null || version.text === revisions.at(-1)?.text);
        if (changes === null) return;
        expect(changes.share).toBeGreaterThan(0);
        expect(changes.changedBy.length).toBeGreaterThan(0);
      }),
    );
  });
});
