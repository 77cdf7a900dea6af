import type { State } from "@/lib/renderings/core/state";

/** A kept revision of a rendering, as far as it tells whose work it is. */
export type Step = {
  readonly authorId: string | null;
  /** edit, state, write, import, join, undo-join, split, restore, replace, undo-replace, adopt, compose, undo-compose */
  readonly cause: string;
  readonly state: State;
  readonly needsWork: boolean;
  /** Or what stands for it: the same for the same text alone, and blank for a blank one. */
  readonly text: string;
  /**
   * All who typed in it since the step before: `authorId` is only the last of them. With words that were adopted, also
   * those who wrote them in the other track.
   */
  readonly writers: readonly string[];
};

type People = ReadonlySet<string>;
type Before = Pick<Step, "state" | "needsWork" | "text"> & {
  /** Who sent back the text that stands there; null when nobody did, or it was changed since. */
  readonly returnedBy: string | null;
};

const NOBODY: People = new Set();
const UNTOUCHED: Before = { state: "initial", needsWork: false, text: "", returnedBy: null };

/**
 * The people whose own work a rendering is: who wrote in it while it was not confirmed or was sent back, and who
 * confirmed it. What a reviser changes in a confirmed text does not make it theirs, nor does a batch replacement of a
 * term, nor the join of two paragraphs. A text that was brought in is the work of who brought it in, and of nobody
 * before; one that was adopted is also of those who wrote it where it came from. One that stands again as it stood – restored, an undone replacement – is of those whose work it was then.
 *
 * Taking it back to `initial`, or emptying it, begins anew; but who confirms the very words that were taken back
 * confirms the work of those whose they were, and who confirms again what they sent back themselves, as it stood, takes
 * that back and confirms nothing.
 *
 * @param steps oldest first, of one rendering, from its first
 */
export function translatorsOf(steps: readonly Step[]): People {
  let before = UNTOUCHED;
  let people = NOBODY;
  const known = new Map<string, People>();
  for (const step of steps) {
    people = afterState(step, before, afterText(step, before, people, known), known);
    if (people.size > 0) known.set(step.text, people);
    before = { ...step, returnedBy: returnedAfter(step, before) };
  }
  return people;
}

function returnedAfter(step: Step, before: Before): string | null {
  if (!step.needsWork || step.text !== before.text) return null;
  return step.cause === "state" ? step.authorId : before.returnedBy;
}

/** Not confirmed, or no longer: what is written now is translation, not revision. */
const isOpen = ({ state, needsWork }: Pick<Step, "state" | "needsWork">): boolean =>
  state === "initial" || needsWork;

function afterText(step: Step, before: Before, people: People, known: ReadonlyMap<string, People>): People {
  if (step.text.trim() === "") return NOBODY;
  if (step.text === before.text) return people;
  switch (step.cause) {
    case "import":
      return withAll(NOBODY, [step.authorId]);
    case "join":
    case "split":
    case "replace":
    case "find-replace":
      return people;
    case "restore":
    case "undo-join":
    case "undo-replace":
    case "undo-find-replace":
    case "undo-compose":
      return known.get(step.text) ?? people;
    default: {
      // Typing leaves a confirmed text confirmed: that it is not any more says that it was empty in between.
      const wasEmptied = step.state === "initial" && before.state !== "initial";
      if (!wasEmptied && !isOpen(before)) return people;
      return withAll(wasEmptied ? NOBODY : people, [step.authorId, ...step.writers]);
    }
  }
}

function afterState(step: Step, before: Before, people: People, known: ReadonlyMap<string, People>): People {
  if (step.cause !== "state") return people;
  if (step.state === "initial") return NOBODY;
  const isTakenBack =
    before.returnedBy !== null && before.returnedBy === step.authorId && step.text === before.text;
  const isConfirmed = step.state === "translated" && !step.needsWork && isOpen(before) && !isTakenBack;
  return isConfirmed ? withAll(people, [step.authorId, ...(known.get(step.text) ?? [])]) : people;
}

/**
 * Who gave a rendering the review that stands now; nobody when none does. Opening again what was final is no review,
 * and a review that an undoing brought back is of who gave it.
 *
 * @param steps oldest first, of one rendering, from its first
 */
export function reviewersOf(steps: readonly Step[]): People {
  let before: Pick<Step, "state"> = UNTOUCHED;
  let people = NOBODY;
  const known = new Map<string, People>();
  for (const step of steps) {
    people = reviewersAfter(step, before, people, known);
    if (people.size > 0) known.set(step.text, people);
    before = step;
  }
  return people;
}

const isReviewed = ({ state }: Pick<Step, "state">): boolean => state === "reviewed" || state === "final";

function reviewersAfter(
  step: Step,
  before: Pick<Step, "state">,
  people: People,
  known: ReadonlyMap<string, People>,
): People {
  if (!isReviewed(step)) return NOBODY;
  if (step.cause === "state" && step.state === "reviewed" && before.state !== "final")
    return withAll(people, [step.authorId]);
  return isReviewed(before) ? people : (known.get(step.text) ?? NOBODY);
}

/** The steps of a rendering, and of those whose paragraphs are joined into its own. */
export type History = { readonly own: readonly Step[]; readonly joined: readonly (readonly Step[])[] };

/**
 * Who may not give a rendering a word, by a project's rules: its translators where nobody reviews their own work, and
 * for the last word its reviewers where that is another's. The refusal and what waits for a person both go by it.
 */
export function barredFrom(
  { own, joined }: History,
  rules: { readonly ownWork: boolean; readonly secondReview: boolean },
  word: "reviewed" | "final",
): { readonly translators: People; readonly reviewers: People } {
  const parts = rules.ownWork ? [] : [own, ...joined];
  return {
    translators: new Set(parts.flatMap((steps) => [...translatorsOf(steps)])),
    reviewers: rules.secondReview && word === "final" ? reviewersOf(own) : NOBODY,
  };
}

function withAll(people: People, more: readonly (string | null)[]): People {
  return new Set([...people, ...more.flatMap((id) => (id === null ? [] : [id]))]);
}
