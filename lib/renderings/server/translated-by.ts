/**
 * SQL: to whom the rendering `r` of the statement around it goes back (uuid; null when nobody translated it). Who
 * confirmed it, or brought it in, last; if nobody did yet, who wrote it last. A review that is taken back leaves the
 * state `translated` too, and so does who confirms again what they sent back themselves: that is no confirmation of
 * theirs. Whose own work it is, which may be that of several, is for lib/review/core/own-work.ts to say.
 */
export const TRANSLATED_BY = `coalesce(
  (SELECT c."authorId" FROM (
     SELECT v."authorId", v."revision", v."cause", v."state", v."needsWork",
       lag(v."state") OVER kept AS before, lag(v."needsWork" AND v."cause" = 'state') OVER kept
         AND lag(v."authorId") OVER kept = v."authorId" AND lag(v."text") OVER kept = v."text" AS "isTakenBack"
     FROM "RenderingRevision" v WHERE v."renderingId" = r."id" WINDOW kept AS (ORDER BY v."revision")) c
   WHERE c."cause" = 'import' OR (c."cause" = 'state' AND c."state" = 'translated' AND NOT c."needsWork"
     AND (c.before IS NULL OR c.before NOT IN ('reviewed', 'final')) AND c."isTakenBack" IS NOT TRUE)
   ORDER BY c."revision" DESC LIMIT 1),
  (SELECT v."authorId" FROM "RenderingRevision" v WHERE v."renderingId" = r."id" AND v."cause" <> 'state'
   ORDER BY v."revision" DESC LIMIT 1))`;
