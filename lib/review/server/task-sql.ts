/** SQL: that the paragraph `p` is shown. The index "Paragraph_shown_idx" holds exactly these, in order. */
export const SHOWN = `NOT p."excluded" AND p."joinedIntoId" IS NULL`;

/** SQL: whether the rendering `r` is done with, for a task; `isDone` of core/task.ts, as a test holds it. */
export const isDoneFor = (task: string): string =>
  `(NOT r."needsWork" AND CASE ${task} WHEN 'translate' THEN r."state" <> 'initial' ELSE r."state" IN ('reviewed', 'final') END)`;

/** SQL: whether the source of the rendering `r` was changed since it was right. */
const SOURCE_CHANGED = `(r."sourceSince" IS NOT NULL AND r."text" <> '')`;

/** SQL: whether it waits for another look by who does a task: what was reviewed is a reviewer's. */
export const waitsForLook = (task: string): string =>
  `(${SOURCE_CHANGED} AND (${task} = 'review') = (r."state" IN ('reviewed', 'final')))`;

/** SQL: whether the rendering `r` waits for who is to do a task; `waitsFor` of core/task.ts, as a test holds it. */
export const waitsForTask = (task: string): string =>
  `CASE ${task} WHEN 'translate' THEN r."state" = 'initial' OR r."needsWork" ELSE r."state" = 'translated' AND NOT r."needsWork" END`;

/**
 * SQL: the paragraphs between which the assignment `a` lies, all null for a whole document. What its first one was joined
 * into since is part of it where nothing that is shown stands in between: that would be no work of this assignment's.
 */
export const ENDS = `LEFT JOIN "Paragraph" f ON f."id" = a."fromParagraphId"
  LEFT JOIN "Paragraph" h ON h."id" = f."joinedIntoId" AND NOT EXISTS (
    SELECT 1 FROM "Paragraph" p WHERE p."documentId" = f."documentId" AND ${SHOWN}
      AND p."orderKey" > h."orderKey" AND p."orderKey" < f."orderKey")
  LEFT JOIN "Paragraph" e ON e."id" = a."toParagraphId"`;

/** SQL: the first and last order key of it. */
export const FROM_KEY = `least(f."orderKey", h."orderKey")`;
export const TO_KEY = `e."orderKey"`;
