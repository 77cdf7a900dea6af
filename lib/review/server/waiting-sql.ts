import { TRANSLATED_BY } from "@/lib/renderings/server/translated-by";
import { ENDS, FROM_KEY, SHOWN, TO_KEY, waitsForLook, waitsForTask } from "./task-sql";

/**
 * SQL of the tracks that a person works in, and how their projects review, as the common table expression `track`.
 *
 * $1 the person, $2 the one project of a token or null, $3 the roles that translate, $4 those that review, $5 a document
 * or null, $6 a track or null.
 */
export const TRACKS = `track AS MATERIALIZED (
    SELECT t."id", t."documentId", d."projectId", me."role"::text = ANY($3::text[]) AS translates,
      me."role"::text = ANY($4::text[]) AS reviews, coalesce(s."ownWork", true) AS "ownWork",
      coalesce(s."secondReview", false) AS "secondReview"
    FROM "Membership" me JOIN "Project" j ON j."id" = me."projectId" AND j."deletedAt" IS NULL
    JOIN "Document" d ON d."projectId" = j."id" AND d."deletedAt" IS NULL
    JOIN "Track" t ON t."documentId" = d."id" AND t."deletedAt" IS NULL AND NOT t."locked"
    LEFT JOIN "ReviewSettings" s ON s."projectId" = j."id"
    WHERE me."userId" = $1::uuid AND ($2::uuid IS NULL OR j."id" = $2::uuid)
      AND ($5::uuid IS NULL OR d."id" = $5::uuid) AND ($6::uuid IS NULL OR t."id" = $6::uuid)
  )`;

/**
 * SQL of the rows that wait for a person, as the last of the common table expressions, `waiting`: one row for each
 * rendering and task, with its most pressing reason and the first day by which it is due. What is in a locked track waits
 * for nobody. One pass over the tracks that the person works in, whatever the number of their paragraphs.
 *
 * $1 to $6 as for `TRACKS`; $7 renderings and $8 who may not review each of them.
 */
export const WAITING = `
  WITH ${TRACKS},
  -- Who may not review what, as core/own-work.ts has it.
  barred AS MATERIALIZED (SELECT * FROM unnest($7::uuid[], $8::uuid[]) AS b("renderingId", "userId")),
  -- Work of people who can do it now; who left, or has another role since, keeps nothing from the others.
  given AS MATERIALIZED (
    SELECT a."trackId", a."task"::text AS task, a."assigneeId", a."dueOn", ${FROM_KEY} AS low, ${TO_KEY} AS high
    FROM track JOIN "Assignment" a ON a."trackId" = track."id" AND a."deletedAt" IS NULL
    JOIN "Membership" m ON m."userId" = a."assigneeId" AND m."projectId" = track."projectId"
      AND m."role"::text = ANY(CASE a."task" WHEN 'translate' THEN $3::text[] ELSE $4::text[] END)
    ${ENDS}
  ),
  -- What may wait for the person, by what can be told from its state alone.
  open AS MATERIALIZED (
    SELECT r."id", r."trackId", r."needsWork", r."state", p."id" AS "paragraphId", p."orderKey", track."documentId",
      track."projectId", track."secondReview", k.task, ${waitsForTask("k.task")} AS waits, ${waitsForLook("k.task")} AS marked,
      CASE WHEN r."needsWork" OR r."sourceSince" IS NOT NULL THEN ${TRANSLATED_BY} END AS translator
    FROM track JOIN "Rendering" r ON r."trackId" = track."id" JOIN "Paragraph" p ON p."id" = r."paragraphId"
    CROSS JOIN (VALUES ('translate'), ('review')) AS k (task)
    WHERE ${SHOWN} AND CASE k.task
      WHEN 'translate' THEN track.translates AND (${waitsForLook("k.task")} OR ${waitsForTask("k.task")} AND (r."needsWork"
        OR EXISTS (SELECT 1 FROM given
          WHERE given."trackId" = track."id" AND given.task = 'translate' AND given."assigneeId" = $1::uuid)))
      ELSE track.reviews AND (${waitsForLook("k.task")} OR ${waitsForTask("k.task")}
        OR (r."state" = 'reviewed' AND track."secondReview")) END
  ),
  -- By whom it is covered. Who may not review it is not waited for with it.
  covered AS (
    SELECT open.*, coalesce(bool_or(given."assigneeId" = $1::uuid), false) AS mine,
      coalesce(bool_or(given."assigneeId" IS NOT NULL), false) AS taken,
      min(given."dueOn") FILTER (WHERE given."assigneeId" = $1::uuid) AS "dueOn"
    FROM open LEFT JOIN given ON given."trackId" = open."trackId" AND given.task = open.task
      AND (given.low IS NULL OR open."orderKey" BETWEEN given.low AND given.high)
      AND (open.task = 'translate' OR (open."id", given."assigneeId") NOT IN (SELECT "renderingId", "userId" FROM barred))
    GROUP BY open."id", open."trackId", open."needsWork", open."state", open."paragraphId", open."orderKey",
      open."documentId", open."projectId", open."secondReview", open.task, open.waits, open.marked, open.translator
  ),
  judged AS (
    SELECT covered.*, CASE
      WHEN task = 'translate' AND "needsWork" AND translator = $1::uuid THEN 'returned'
      WHEN marked AND (mine OR CASE task WHEN 'translate' THEN translator = $1::uuid ELSE NOT taken END)
        THEN 'source-changed'
      WHEN task = 'translate' THEN CASE WHEN mine AND waits THEN 'assigned' END
      WHEN "id" IN (SELECT "renderingId" FROM barred WHERE "userId" = $1::uuid) THEN NULL
      WHEN "state" = 'reviewed' THEN CASE WHEN "secondReview" THEN 'second-review' END
      WHEN NOT waits THEN NULL
      WHEN mine THEN 'assigned'
      WHEN NOT taken THEN 'unassigned-review' END AS reason
    FROM covered
  ),
  waiting AS (SELECT * FROM judged WHERE reason IS NOT NULL)`;
