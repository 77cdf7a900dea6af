import type { Transaction } from "@/lib/db/database";
import type { RichText } from "@/lib/text/core/marks";

/** A rendering as a join looks at it: what it says, where it stands, and in which track. */
export type JoinRendering = RenderingKey & {
  readonly text: string;
  readonly marks: RichText["marks"];
  readonly state: "initial" | "translated" | "reviewed" | "final";
  readonly needsWork: boolean;
  readonly track: { readonly documentId: string; readonly name: string; readonly locked: boolean };
};

/** The same renderings as `readRenderingKeys`, with what they say by their rows, which the caller has brought up to date. */
export async function readJoinRenderings(
  paragraphIds: readonly string[],
  tx: Transaction,
): Promise<readonly JoinRendering[]> {
  const rows = await tx.rendering.findMany({
    where: { paragraphId: { in: [...paragraphIds] } },
    orderBy: { id: "asc" },
    select: {
      ...{
        id: true,
        trackId: true,
        paragraphId: true,
        text: true,
        marks: true,
        state: true,
        needsWork: true,
      },
      track: { select: { documentId: true, name: true, locked: true } },
    },
  });
  return rows.map((row) => ({ ...row, marks: row.marks as unknown as RichText["marks"] }));
}

export type RenderingKey = { readonly id: string; readonly trackId: string; readonly paragraphId: string };

/** The renderings of these paragraphs in every track of the document, also of tracks that were deleted and may come back. */
export function readRenderingKeys(
  paragraphIds: readonly string[],
  tx: Transaction,
): Promise<readonly RenderingKey[]> {
  return tx.rendering.findMany({
    where: { paragraphId: { in: [...paragraphIds] } },
    orderBy: { id: "asc" },
    select: { id: true, trackId: true, paragraphId: true },
  });
}

/** Which of these paragraphs have words in some track. */
export async function findSpoken(
  paragraphIds: readonly string[],
  tx: Transaction,
): Promise<ReadonlySet<string>> {
  const rows = await tx.rendering.findMany({
    where: { paragraphId: { in: [...paragraphIds] }, text: { not: "" } },
    distinct: ["paragraphId"],
    select: { paragraphId: true },
  });
  return new Set(rows.map(({ paragraphId }) => paragraphId));
}

/** Marks renderings that somebody should look at again; a new revision of each. @returns the ids that were not marked before */
export async function markNeedsWork(
  given: {
    readonly paragraphIds: readonly string[];
    readonly trackIds: readonly string[];
    readonly actorId: string;
  },
  tx: Transaction,
): Promise<readonly string[]> {
  const rows = await tx.rendering.updateManyAndReturn({
    where: {
      paragraphId: { in: [...given.paragraphIds] },
      trackId: { in: [...given.trackIds] },
      needsWork: false,
      text: { not: "" },
    },
    data: { needsWork: true, revision: { increment: 1 }, updatedById: given.actorId, updatedAt: new Date() },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Writes where renderings stand; a new revision of each that stands elsewhere. @returns the ids of these */
export async function writeStandings(
  standings: ReadonlyMap<string, Pick<JoinRendering, "state" | "needsWork">>,
  actorId: string,
  tx: Transaction,
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const [id, { state, needsWork }] of standings) {
    const { count } = await tx.rendering.updateMany({
      where: { id, OR: [{ state: { not: state } }, { needsWork: !needsWork }] },
      data: { state, needsWork, revision: { increment: 1 }, updatedById: actorId, updatedAt: new Date() },
    });
    if (count > 0) changed.push(id);
  }
  return changed;
}

/** The project that a paragraph belongs to. */
export async function findProjectOf(paragraphId: string, tx: Transaction): Promise<string> {
  const found = await tx.paragraph.findUniqueOrThrow({
    where: { id: paragraphId },
    select: { document: { select: { projectId: true } } },
  });
  return found.document.projectId;
}
