import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import { barredFrom } from "@/lib/review/core/own-work";
import { HISTORY, type StepRow, toHistories } from "./history-store";
import { SHOWN, waitsForTask } from "./task-sql";
import { TRACKS } from "./waiting-sql";

/**
 * What could wait for a person's review in projects that keep some from reviewing, as far as the person, or who was given
 * it, had a hand in it: the kept revisions of these alone need a look.
 */
const TOUCHED = `
  WITH ${TRACKS},
  open AS MATERIALIZED (
    SELECT r."id" AS head, r."trackId", r."paragraphId", r."state"::text AS now, track."ownWork", track."secondReview"
    FROM track JOIN "Rendering" r ON r."trackId" = track."id" JOIN "Paragraph" p ON p."id" = r."paragraphId"
    WHERE track.reviews AND ${SHOWN} AND ((NOT track."ownWork" AND ${waitsForTask("'review'")})
      OR (track."secondReview" AND r."state" = 'reviewed'))
  ),
  part AS MATERIALIZED (
    SELECT head, head AS id FROM open
    UNION ALL
    SELECT open.head, r."id" FROM open JOIN "Paragraph" p ON p."joinedIntoId" = open."paragraphId"
    JOIN "Rendering" r ON r."paragraphId" = p."id" AND r."trackId" = open."trackId"
  ),
  people AS (
    SELECT $1::uuid AS id UNION
    SELECT a."assigneeId" FROM track JOIN "Assignment" a ON a."trackId" = track."id"
    WHERE a."task" = 'review' AND a."deletedAt" IS NULL
  ),
  touched AS (
    SELECT part.head FROM part JOIN "RenderingRevision" v ON v."renderingId" = part.id
    WHERE v."authorId" IN (SELECT id FROM people)
    UNION
    SELECT part.head FROM part JOIN "CollabUpdate" u ON u."renderingId" = part.id
    WHERE u."authorId" IN (SELECT id FROM people)
    UNION
    SELECT part.head FROM part JOIN "CollabArchive" c ON c."renderingId" = part.id
    WHERE c."authorId" IN (SELECT id FROM people)
  ),
  wanted AS (SELECT part.head, part.id FROM part JOIN touched ON touched.head = part.head),
  ${HISTORY}
  SELECT history.*, open.now, open."ownWork", open."secondReview" FROM history JOIN open ON open.head::text = history.head
  ORDER BY history.part, history."revision"`;

type TouchedRow = StepRow & {
  /** The state of the rendering now, and the rules of its project. */
  readonly now: string;
  readonly ownWork: boolean;
  readonly secondReview: boolean;
};

/** Who may not review what: the same number of renderings as of people, one of each for a pair. */
export type Barred = readonly [renderingIds: readonly string[], userIds: readonly string[]];

/** @param values $1 to $6 of `TRACKS` */
export async function readBarred(values: readonly unknown[]): Promise<Barred> {
  const rows = await sqlOfConnection(pool())<TouchedRow>(TOUCHED, values);
  const rules = new Map(rows.map((row) => [row.head, row]));
  const pairs = [...toHistories(rows)].flatMap(([head, history]) => {
    const of = rules.get(head);
    if (of === undefined) return [];
    const { translators, reviewers } = barredFrom(history, of, of.now === "reviewed" ? "final" : "reviewed");
    return [...new Set([...translators, ...reviewers])].map((userId) => [head, userId] as const);
  });
  return [pairs.map(([head]) => head), pairs.map(([, userId]) => userId)];
}
