import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import { barredFrom } from "@/lib/review/core/own-work";
import { historyOf, isAdoptedFrom, type StepRow, toHistories } from "./history-store";
import { SHOWN, waitsForTask } from "./task-sql";
import { TRACKS } from "./waiting-sql";

/** SQL: whether any of `people` had a hand in a rendering, or in what was adopted into it. */
const isTouched = (id: string): string =>
  [
    ...[
      ["RenderingRevision", "v"],
      ["CollabUpdate", "u"],
      ["CollabArchive", "c"],
    ].map(
      ([table, as]) =>
        `EXISTS (SELECT 1 FROM "${table}" ${as} WHERE ${as}."renderingId" = ${id}
          AND ${as}."authorId" IN (SELECT id FROM people))`,
    ),
    isAdoptedFrom(id),
  ].join(" OR ");

/**
 * What could wait for a person's review in projects that keep some from reviewing, as far as the person, or who was given
 * it, had a hand in it: the kept revisions of these alone need a look.
 */
const TOUCHED = `
  WITH ${TRACKS},
  people AS MATERIALIZED (
    SELECT $1::uuid AS id UNION
    SELECT a."assigneeId" FROM track JOIN "Assignment" a ON a."trackId" = track."id"
    WHERE a."task" = 'review' AND a."deletedAt" IS NULL
  ),
  open AS MATERIALIZED (
    SELECT r."id" AS head, r."trackId", r."paragraphId", r."state"::text AS now, track."ownWork", track."secondReview"
    FROM track JOIN "Rendering" r ON r."trackId" = track."id" JOIN "Paragraph" p ON p."id" = r."paragraphId"
    WHERE track.reviews AND ${SHOWN} AND ((NOT track."ownWork" AND ${waitsForTask("'review'")})
      OR (track."secondReview" AND r."state" = 'reviewed'))
  ),
  touched AS MATERIALIZED (
    SELECT open.* FROM open WHERE ${isTouched("open.head")} OR EXISTS (
      SELECT 1 FROM "Paragraph" p JOIN "Rendering" r ON r."paragraphId" = p."id" AND r."trackId" = open."trackId"
      WHERE p."joinedIntoId" = open."paragraphId" AND (${isTouched('r."id"')}))
  ),
  -- Kept apart, so that it is found by its index: joined the other way round, all of a track would be looked at for each.
  joined AS MATERIALIZED (
    SELECT touched.*, p."id" AS part FROM touched JOIN "Paragraph" p ON p."joinedIntoId" = touched."paragraphId"
  ),
  wanted AS (
    SELECT head, head AS id, now, "ownWork", "secondReview" FROM touched
    UNION ALL
    SELECT joined.head, r."id", now, "ownWork", "secondReview" FROM joined
    JOIN "Rendering" r ON r."paragraphId" = joined.part AND r."trackId" = joined."trackId"
  ),
  ${historyOf(["now", '"ownWork"', '"secondReview"'])}
  SELECT * FROM history ORDER BY part, step`;

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
