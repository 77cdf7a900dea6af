import type { ExportRow } from "../writer";
import { run } from "./runs";
import { paragraph } from "./xml";

/** Gathers the concepts that a text names, in the order in which it does, for the list at its end. */
export type TermList = {
  readonly add: (row: ExportRow) => void;
  /** The list beneath a rule; nothing where no term has an agreed wording. */
  readonly blocks: () => string;
};

export function createTermList(source: string, target: string): TermList {
  const met = new Map<string, string>();
  return {
    add({ terms = [] }) {
      for (const { conceptId, text, wordings } of terms) {
        if (met.has(conceptId) || wordings.length === 0) continue;
        const said = run(text, { language: source }) + run(` — ${wordings.join("; ")}`, { language: target });
        met.set(conceptId, paragraph("Term", said));
      }
    },
    blocks: () => (met.size === 0 ? "" : paragraph("Rule", "") + [...met.values()].join("")),
  };
}
