import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applySteps, type Step } from "./change";
import { EMPTY_ENTRY, type Entry, newTerm, type TermEntry } from "./entry";
import { carryOut, leaveBehind, type Proposed } from "./outcome";
import { defer, needsDecision } from "./rule";
import { isDecided, settledTerms } from "./settled";
import { findVotedChange } from "./voted-on";

const CONTEXT = { conceptId: "0197a9a0-0000-7000-8000-000000000001", sourceLanguage: "zh-CN" };

const term = (id: string, text: string, status: TermEntry["status"] = "proposed"): TermEntry => ({
  id,
  ...newTerm.parse({ language: /^[a-z]/iu.test(text) ? "en" : "zh-CN", text, status }),
});
const entry = (...terms: readonly TermEntry[]): Entry => ({ ...EMPTY_ENTRY, terms });
const idsOf = ({ terms }: Entry): readonly string[] => terms.map(({ id }) => id);
const change = (addedTermIds: readonly string[], isNewConcept = false, steps: readonly Step[] = []) => ({
  ...{ addedTermIds, isNewConcept, steps },
});
const prefer = (termId: string): Step => ({ op: "edit-term", termId, set: { status: "preferred" } });

describe("leaveBehind", () => {
  const own = [term("zh", "术语"), term("en", "term")];
  const made = change(["zh", "en"], true);

  it("takes a concept away that was there for the proposal alone", () => {
    expect(leaveBehind(entry(...own), made, [], CONTEXT)).toEqual({ ...entry(...own), deleted: true });
  });

  it("takes the terms out of a concept that was there before", () => {
    const before = entry(term("old", "词", "preferred"));
    const now = entry(...before.terms, term("new", "word"));
    expect(leaveBehind(now, change(["new"]), [], CONTEXT)).toEqual(before);
  });

  it("leaves what was decided on meanwhile, with a source term to know it by", () => {
    const now = entry(...own, term("other", "notion", "preferred"));
    expect(leaveBehind(now, made, [], CONTEXT)).toEqual(entry(term("zh", "术语"), now.terms[2] as TermEntry));
    const decided = entry(term("zh", "术语", "preferred"), term("en", "term"));
    expect(idsOf(leaveBehind(decided, made, [], CONTEXT))).toEqual(["zh"]);
  });

  it("leaves what others added, though nobody proposed it", () => {
    const now = entry(...own, term("more", "notion"));
    expect(leaveBehind(now, made, [], CONTEXT)).toEqual(entry(term("zh", "术语"), term("more", "notion")));
  });

  it("leaves the terms that another open proposal is about, and those it rests on", () => {
    const seen = entry(...own, term("second", "名词"), term("more", "notion"));
    const all = change(["zh", "en", "second"], true);
    const left = (steps: readonly Step[], added: readonly string[] = []) =>
      idsOf(leaveBehind(seen, all, [{ change: change(added, false, steps), seen }], CONTEXT));
    // What it would be a wording of is what stood there when it was proposed.
    expect(left([prefer("more")], ["more"])).toEqual(["zh", "second", "more"]);
    expect(left([prefer("en")])).toEqual(["zh", "en", "second", "more"]);
    // Also one that cannot be accepted as it is: its maker can still mend it.
    const behind = { change: change([], false, [prefer("en")]), seen: entry(term("en", "terms")) };
    expect(idsOf(leaveBehind(seen, all, [behind], CONTEXT))).toEqual(["zh", "en", "more"]);
  });

  it("leaves a source term without which another could not be carried out", () => {
    const seen = entry(term("old", "词", "preferred"), term("zh", "术语"));
    const other = { change: change([], false, [{ op: "remove-term", termId: "old" } as const]), seen };
    expect(idsOf(leaveBehind(seen, change(["zh"]), [other], CONTEXT))).toEqual(["old", "zh"]);
    expect(carryOut(other, seen, CONTEXT).kind).toBe("carried");
  });

  it("leaves the concept while another proposal is about it", () => {
    const seen = entry(...own);
    const other = { change: change([], false, [prefer("zh")]), seen };
    expect(leaveBehind(seen, made, [other], CONTEXT)).toEqual(entry(term("zh", "术语")));
  });
});

type Open = Proposed & { readonly isDone: boolean };
type State = { readonly now: Entry; readonly open: readonly Open[]; readonly made: number };

const OPS = ["propose", "close", "accept", "write", "rewrite", "decide"] as const;
const op = fc.record({
  op: fc.constantFrom(...OPS),
  what: fc.constantFrom("add-zh", "add-en", "prefer", "deprecate", "remove", "define", "reverse", "delete"),
  at: fc.nat(5),
});
type Op = typeof op extends fc.Arbitrary<infer Value> ? Value : never;

function stepOf({ what, at }: Op, { now, made }: State): Step {
  const id = `t${made}`;
  const termId = now.terms[at % Math.max(1, now.terms.length)]?.id ?? "none";
  const text = what === "add-zh" ? `词${made}` : `word ${made}`;
  switch (what) {
    case "add-zh":
    case "add-en":
      return { op: "add-term", id, term: { ...term(id, text), status: "preferred" } };
    case "prefer":
      return prefer(termId);
    case "deprecate":
      return { op: "edit-term", termId, set: { status: "deprecated" } };
    case "remove":
      return { op: "remove-term", termId };
    case "define":
      return { op: "edit-concept", set: { definition: `definition ${made}` } };
    case "reverse":
      return { op: "order-terms", termIds: idsOf(now).toReversed() };
    case "delete":
      return { op: "delete" };
  }
}

const stillOpen = ({ open }: State): readonly Open[] => open.filter(({ isDone }) => !isDone);
const endOne = (state: State, ended: Open): readonly Open[] =>
  state.open.map((each) => (each === ended ? { ...each, isDone: true } : each));
const isHeld = (state: State, after: Entry): boolean =>
  stillOpen(state).some(
    (each) =>
      findVotedChange(each.change, each.seen, state.now, "zh-CN") === null &&
      findVotedChange(each.change, each.seen, after, "zh-CN") !== null,
  );

function propose(state: State, steps: readonly Step[], isNewConcept = false): State {
  const base = isNewConcept ? EMPTY_ENTRY : state.now;
  const wanted = applySteps(base, steps, CONTEXT);
  if (!wanted.ok || !needsDecision(base, wanted.value)) return state;
  const { now, later, addedTermIds } = defer(base, wanted.value);
  if (!applySteps(now, [], CONTEXT).ok) return state;
  const proposed = { change: { steps: later, addedTermIds, isNewConcept }, seen: now, isDone: false };
  return { ...state, now, open: [...state.open, proposed] };
}

/** What the same step is without a decision: terms are added as proposed, and reworded. */
function freely(step: Step, made: number): Step {
  if (step.op === "add-term") return { ...step, term: { ...step.term, status: "proposed" } };
  return step.op === "edit-term" ? { ...step, set: { text: `reworded ${made}` } } : step;
}

function run(state: State, each: Op): State {
  const step = stepOf(each, state);
  const made = { ...state, made: state.made + 1 };
  const [ended] = stillOpen(state).slice(each.at % Math.max(1, stillOpen(state).length));
  switch (each.op) {
    case "propose":
      return propose(made, [step]);
    case "write":
    case "rewrite": {
      const after = applySteps(state.now, [freely(step, state.made)], CONTEXT);
      const mayBe = after.ok && !needsDecision(state.now, after.value) && !isHeld(state, after.value);
      return mayBe && after.ok ? { ...made, now: after.value } : made;
    }
    case "decide": {
      const after = applySteps(state.now, [step], CONTEXT);
      return after.ok ? { ...made, now: after.value } : made;
    }
    case "accept": {
      const outcome = ended === undefined ? null : carryOut(ended, state.now, CONTEXT);
      if (ended === undefined || outcome?.kind !== "carried") return made;
      return { ...made, now: outcome.entry, open: endOne(state, ended) };
    }
    case "close": {
      if (ended === undefined) return made;
      const others = stillOpen(state).filter((other) => other !== ended);
      const now = leaveBehind(state.now, ended.change, others, CONTEXT);
      checkClosed(state, ended, others, now);
      return { ...made, now, open: endOne(state, ended) };
    }
  }
}

function checkClosed(state: State, ended: Open, others: readonly Open[], now: Entry): void {
  expect(settledTerms(now)).toBe(settledTerms(state.now));
  const isOthers = (id: string): boolean => !ended.change.addedTermIds.includes(id);
  expect(idsOf(now).filter(isOthers)).toEqual(idsOf(state.now).filter(isOthers));
  const isNeeded = others.length > 0 || state.now.terms.some((one) => isDecided(one) || isOthers(one.id));
  if (isNeeded) expect(now.deleted).toBe(state.now.deleted);
  for (const other of others)
    if (carryOut(other, state.now, CONTEXT).kind === "carried")
      expect(carryOut(other, now, CONTEXT).kind).toBe("carried");
}

describe("proposals in one concept", () => {
  it("ended in any order, lose nothing that was decided or that others wrote, and stop no other", () => {
    fc.assert(
      fc.property(fc.array(op, { maxLength: 20 }), (ops) => {
        const terms = [term("zh", "术语", "preferred"), term("en", "term", "preferred")];
        const steps = terms.map(({ id, ...rest }): Step => ({ op: "add-term", id, term: rest }));
        let state = propose({ now: EMPTY_ENTRY, open: [], made: 0 }, steps, true);
        for (const each of ops) {
          state = run(state, each);
          expect(applySteps(state.now, [], CONTEXT).ok).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
