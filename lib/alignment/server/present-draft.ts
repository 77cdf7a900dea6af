import { namesOf } from "@/lib/accounts/server/people";
import type { DraftRow, PlacingRow } from "./alignment-store";
import type { DraftView } from "./schema";

/** A draft as it goes out, beside the track's paragraphs as they are now. */
export async function presentDraft(
  trackId: string,
  { revision, texts, layout, updatedById, at }: DraftRow,
  rows: readonly PlacingRow[],
): Promise<DraftView> {
  const isSame = ({ id, text }: { id: string; text: string }, nth: number): boolean =>
    rows[nth]?.id === id && rows[nth]?.text === text;
  return {
    ...{ trackId, revision, ofTrack: texts.ofTrack },
    changed: { byName: (await namesOf([updatedById])).get(updatedById) ?? null, byId: updatedById, at },
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
