/**
 * SQL: who translated the rendering `r` of the statement around it (uuid; null when nobody did). Who confirmed it, or
 * brought it in, last; if nobody did yet, who wrote it last. A review that is taken back leaves the state `translated` too: that is
 * no confirmation of the reviewer's.
 */
export const TRANSLATED_BY = `coalesce(
  (SELECT c."authorId" FROM (
     SELECT v."authorId", v."revision", v."cause", v."state", v."needsWork",
       lag(v."state") OVER (ORDER BY v."revision") AS before
     FROM "RenderingRevision" v WHERE v."renderingId" = r."id") c
   WHERE c."cause" = 'import' OR (c."cause" = 'state' AND c."state" = 'translated' AND NOT c."needsWork"
     AND (c.before IS NULL OR c.before NOT IN ('reviewed', 'final')))
   ORDER BY c."revision" DESC LIMIT 1),
  (SELECT v."authorId" FROM "RenderingRevision" v WHERE v."renderingId" = r."id" AND v."cause" <> 'state'
   ORDER BY v."revision" DESC LIMIT 1))`;
