import type { Step } from "@/lib/glossary/core/change";
import { lineKey } from "./entry-lines";

/** Whether a change can be made field by field; a new term or a deletion is made whole or not at all. */
export function isSeparable(steps: readonly Step[]): boolean {
  return steps.length === 1 && steps.every(({ op }) => op === "edit-concept" || op === "edit-term");
}

/** The same change, but for the fields of these lines (see `lineKey`); a step that has none left goes. */
export function withoutFields(steps: readonly Step[], left: ReadonlySet<string>): readonly Step[] {
  return steps.flatMap((step): readonly Step[] => {
    if (step.op !== "edit-concept" && step.op !== "edit-term") return [step];
    const termId = step.op === "edit-term" ? step.termId : null;
    const kept = Object.entries(step.set).filter(([field]) => !left.has(lineKey(field, termId)));
    return kept.length === 0 ? [] : [{ ...step, set: Object.fromEntries(kept) }];
  });
}
