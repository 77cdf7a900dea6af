import type { Grant } from "@/lib/accounts/core/grant";
import { findTextEdits } from "@/lib/collaboration/core/text-edits";
import type { Transaction } from "@/lib/db/database";
import { placePieces } from "@/lib/text/core/pieces";
import type { AnnotationRow } from "./annotation-store";
import {
  type ParagraphPlace,
  type RenderingPlace,
  readFamilies,
  readKin,
  readRenderings,
  readRuns,
} from "./place-store";

/** Where a paragraph's own piece is shown. */
export type Shown = {
  readonly home: ParagraphPlace;
  /** The paragraph that shows it: itself, or the one it is joined into. */
  readonly head: ParagraphPlace;
  /** Where the piece begins in the head's text (UTF-16). */
  readonly offset: number;
};

/** The texts that annotations may lie in, as the rows have them. */
export type Texts = {
  readonly shown: (paragraphId: string) => Shown | null;
  readonly rendering: (trackId: string, paragraphId: string) => RenderingPlace | null;
  /** Other shown paragraphs to which a join, or its undoing, may have carried words of this one. */
  readonly kin: (paragraphId: string) => readonly string[];
  /** The paragraph and what was cut off its end since, in the order of the text as it was. */
  readonly cuts: (paragraphId: string) => readonly ParagraphPlace[];
  /** What turns one text into another: all that was marked in a text asks for the same. */
  readonly edits: typeof findTextEdits;
};

/** Reads the texts that these annotations may lie in. */
export async function readTexts(
  tx: Transaction,
  grant: Grant,
  documentId: string,
  rows: readonly Pick<AnnotationRow, "paragraphId" | "trackId">[],
): Promise<Texts> {
  const ids = [...new Set(rows.map(({ paragraphId }) => paragraphId))];
  const inTracks = rows.filter(({ trackId }) => trackId !== null).map(({ paragraphId }) => paragraphId);
  const groups = inTracks.length === 0 ? new Map() : await readKin(tx, documentId, inTracks);
  const all = [...new Set([...(await readFamilies(tx, documentId, ids)), ...groups.keys()])];
  const paragraphs = await readRuns(tx, grant, documentId, all);
  const trackIds = [...new Set(rows.flatMap(({ trackId }) => (trackId === null ? [] : [trackId])))];
  const paragraphIds = paragraphs.map(({ id }) => id);
  const renderings =
    trackIds.length === 0 ? [] : await readRenderings(tx, documentId, { paragraphIds, trackIds });
  return index(paragraphs, renderings, groups);
}

function index(
  paragraphs: readonly ParagraphPlace[],
  renderings: readonly RenderingPlace[],
  groups: ReadonlyMap<string, ReadonlySet<string>>,
): Texts {
  const byId = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  const byPair = new Map(renderings.map((entry) => [`${entry.trackId} ${entry.paragraphId}`, entry]));
  const runs = new Map<string, ParagraphPlace[]>();
  for (const paragraph of paragraphs) {
    const headId = paragraph.joinedIntoId ?? paragraph.id;
    runs.set(headId, [...(runs.get(headId) ?? []), paragraph]);
  }
  const shown = (paragraphId: string): Shown | null => {
    const home = byId.get(paragraphId);
    const head = home && byId.get(home.joinedIntoId ?? home.id);
    if (home === undefined || head === undefined) return null;
    const run = runs.get(head.id) ?? [home];
    const starts = placePieces(
      head.text,
      run.map(({ piece }) => piece),
    );
    return { home, head, offset: starts[run.indexOf(home)] ?? 0 };
  };
  const cuts = (paragraphId: string): readonly ParagraphPlace[] => {
    const home = byId.get(paragraphId);
    if (home === undefined) return [];
    const rootId = home.cutFromId ?? home.id;
    const later = paragraphs.filter(
      ({ cutFromId, cutKey }) => cutFromId === rootId && (cutKey ?? "") > (home.cutKey ?? ""),
    );
    return [home, ...later.toSorted((a, b) => ((a.cutKey ?? "") < (b.cutKey ?? "") ? -1 : 1))];
  };
  return {
    ...{ shown, cuts, edits: rememberEdits() },
    rendering: (trackId, paragraphId) => byPair.get(`${trackId} ${paragraphId}`) ?? null,
    kin: (paragraphId) =>
      [...(groups.get(paragraphId) ?? [])].filter(
        (id) => id !== paragraphId && byId.get(id)?.joinedIntoId === null,
      ),
  };
}

function rememberEdits(): typeof findTextEdits {
  const known = new Map<string, ReturnType<typeof findTextEdits>>();
  return (before, after) => {
    const key = `${before.length} ${before}${after}`;
    const edits = known.get(key) ?? findTextEdits(before, after);
    known.set(key, edits);
    return edits;
  };
}
