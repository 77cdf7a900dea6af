import type { CutRefusal } from "@/lib/documents/core/cut";
import { AppError, type ErrorCode } from "@/lib/kernel/app-error";
import type { ParagraphRow } from "./paragraph-store";
import { presentParagraph } from "./present";

const SENTENCES = {
  "nothing-beside": ["invalid", "There is nothing on one side of this place: choose one inside the text."],
  "inside-character": ["invalid", "This place lies inside a character: choose one before or after it."],
  notShown: ["conflict", "This paragraph is not shown by itself: it was joined into another, or set aside."],
  nothingNext: ["conflict", "No paragraph follows this one."],
  notNext: ["conflict", "Another paragraph follows this one now: look again, then join."],
  twoSpeakers: ["conflict", "Two people speak here: their words are not joined."],
  nowhere: ["invalid", "Say before or after which other paragraph this one goes."],
  alreadyThere: ["conflict", "The paragraph stands there already."],
  undone: ["conflict", "This was undone already."],
  otherwise: ["conflict", "These paragraphs were joined or parted otherwise since: undo that first."],
  moved: ["conflict", "One of the two was moved since: undo that first."],
  changed: ["conflict", "These paragraphs were split or joined since: undo that first."],
} as const satisfies Record<CutRefusal | string, readonly [ErrorCode, string]>;

/** Why a structure is not changed, or a change not taken back: one sentence. */
export function refusedStructure(reason: keyof typeof SENTENCES): AppError {
  const [code, sentence] = SENTENCES[reason];
  return new AppError(code, sentence, { key: `structure.${reason}` });
}

/** What is answered to a change that was made from another text of a paragraph than this. */
export function staleParagraph(row: ParagraphRow): AppError {
  return new AppError("stale", "This paragraph was changed meanwhile.", {
    detail: presentParagraph(row, false),
  });
}
