import type { DraftRow, PlacingRow } from "./alignment-store";
import type { DraftView } from "./schema";

/** A draft as it goes out, beside the track's paragraphs as they are now. */
export function presentDraft(
  trackId: string,
  { revision, texts, layout }: DraftRow,
  rows: readonly PlacingRow[],
): DraftView {
  const isSame = ({ id, text }: { id: string; text: string }, at: number): boolean =>
    rows[at]?.id === id && rows[at]?.text === text;
  return {
    ...{ trackId, revision, ofTrack: texts.ofTrack },
    outdated: rows.length !== texts.source.length || !texts.source.every(isSame),
    source: texts.source.map(({ id, text, label }) => ({ id, text, label })),
    target: texts.target.map(({ text, label }) => ({ text, label })),
    layout: {
      source: [...layout.source],
      target: [...layout.target],
      beads: [...layout.beads],
    },
  };
}
