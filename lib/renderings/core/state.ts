import { ok, type Result, refuse } from "@/lib/kernel/result";

/** XLIFF 2 states, in the order of work. */
export const STATES = ["initial", "translated", "reviewed", "final"] as const;
export type State = (typeof STATES)[number];

/** What may be asked for: a state, or `needs-work`, a reviewer's sending back. */
export const REQUESTS = [...STATES, "needs-work"] as const;
export type StateRequest = (typeof REQUESTS)[number];

export type StateRefusal = "no-text" | "wrong-order" | "needs-reviewer" | "needs-comment" | "locked";

export type Judged = { readonly state: State; readonly needsWork: boolean };

type Given = Judged & { readonly text: string; readonly locked: boolean };

/**
 * Decides a change of state. Translators confirm and take back their confirmation; only reviewers go further, come
 * back from there, or send back, which needs a comment that says why.
 *
 * @returns the state as it then is; the same values when nothing changes
 */
export function changeState(
  given: Given,
  asked: { readonly state: StateRequest; readonly comment: string; readonly mayReview: boolean },
): Result<Judged, StateRefusal> {
  const to = asked.state;
  if (given.locked) return refuse("locked");
  if ((isReviewers(to) || isBeyond(given.state)) && !asked.mayReview) return refuse("needs-reviewer");
  if (to === "initial") return ok({ state: "initial", needsWork: false });
  if (given.text.trim() === "") return refuse("no-text");
  if (to === "needs-work") {
    if (asked.comment.trim() === "") return refuse("needs-comment");
    return given.state === "initial" ? refuse("wrong-order") : ok({ state: "translated", needsWork: true });
  }
  if (to === "reviewed" && given.state === "initial") return refuse("wrong-order");
  if (to === "final" && !isBeyond(given.state)) return refuse("wrong-order");
  return ok({ state: to, needsWork: false });
}

/** What only a reviewer asks for, whatever stands there. */
export function isReviewers(to: StateRequest): boolean {
  return to === "reviewed" || to === "final" || to === "needs-work";
}

/** States that only a reviewer gives, and takes. */
function isBeyond(state: State): boolean {
  return state === "reviewed" || state === "final";
}

/** How much of a track is done. Words are of the track's own language. */
export type Progress = {
  readonly total: number;
  readonly initial: number;
  readonly translated: number;
  readonly reviewed: number;
  readonly final: number;
  readonly needsWork: number;
  readonly words: number;
};
