import { describe, expect, it } from "vitest";
import { changeState, REQUESTS, STATES } from "./state";

const given = (state: (typeof STATES)[number], more: object = {}) => ({
  ...{ state, needsWork: false, text: "Words.", locked: false },
  ...more,
});
const asked = (state: (typeof REQUESTS)[number], mayReview = false, comment = "") => ({
  state,
  mayReview,
  comment,
});

describe("changeState", () => {
  it.each([
    [
      "a translator confirms",
      given("initial"),
      asked("translated"),
      { state: "translated", needsWork: false },
    ],
    ["and takes it back", given("translated"), asked("initial"), { state: "initial", needsWork: false }],
    [
      "a translator confirms what was sent back",
      given("translated", { needsWork: true }),
      asked("translated"),
      { state: "translated", needsWork: false },
    ],
    [
      "a reviewer reviews",
      given("translated"),
      asked("reviewed", true),
      { state: "reviewed", needsWork: false },
    ],
    ["and finalizes", given("reviewed"), asked("final", true), { state: "final", needsWork: false }],
    ["and opens again", given("final"), asked("reviewed", true), { state: "reviewed", needsWork: false }],
    [
      "and sends back with a reason",
      given("reviewed"),
      asked("needs-work", true, "The term is wrong."),
      { state: "translated", needsWork: true },
    ],
    [
      "an empty one may always be initial",
      given("translated", { text: "" }),
      asked("initial"),
      { state: "initial", needsWork: false },
    ],
  ])("%s", (_name, rendering, request, value) => {
    expect(changeState(rendering, request)).toEqual({ ok: true, value });
  });

  it.each([
    ["nothing to confirm", given("initial", { text: " \n" }), asked("translated"), "no-text"],
    ["a translator does not review", given("translated"), asked("reviewed"), "needs-reviewer"],
    ["a translator does not undo a review", given("reviewed"), asked("translated"), "needs-reviewer"],
    ["a translator does not open what is final", given("final"), asked("initial"), "needs-reviewer"],
    ["no step is left out", given("initial"), asked("reviewed", true), "wrong-order"],
    ["nor the review", given("translated"), asked("final", true), "wrong-order"],
    ["sending back says why", given("translated"), asked("needs-work", true, " "), "needs-comment"],
    ["nothing to send back", given("initial"), asked("needs-work", true, "Why."), "wrong-order"],
    ["a locked track", given("initial", { locked: true }), asked("translated", true), "locked"],
  ])("refuses: %s", (_name, rendering, request, reason) => {
    expect(changeState(rendering, request)).toEqual({ ok: false, reason });
  });

  it("never needs work and is confirmed beyond translated at once", () => {
    for (const from of STATES) {
      for (const to of REQUESTS) {
        const done = changeState(given(from), asked(to, true, "Why."));
        if (done.ok && done.value.needsWork) expect(done.value.state).toBe("translated");
      }
    }
  });
});
