import { saysWords } from "@/lib/db/says-words";

/**
 * SQL of what is found, one statement for each kind. All of them: $1 the person, $2 the one project of a token or null,
 * $3 the tokens, $4 the pattern or null, $5 a project or null, $6 a document or null, $7 a track or null, $8 a state or
 * null, $9 and $10 the key to go on after or null, $11 how many, $12 and $13 what tells of texts before they are folded.
 * Those by place besides: $14 how many are counted at most or null, $15 documents to keep to or null; renderings $16 the
 * tracks of these. What has the tokens is gathered first, by the index alone,
 * and then held against what the person may see: the other way round every paragraph of theirs would be cut into tokens.
 */
const MINE = `mine AS MATERIALIZED (
    SELECT j."id", j."name", j."sourceLanguage" FROM "Membership" m JOIN "Project" j ON j."id" = m."projectId" AND j."deletedAt" IS NULL
    WHERE m."userId" = $1::uuid AND ($2::uuid IS NULL OR j."id" = $2::uuid) AND ($5::uuid IS NULL OR j."id" = $5::uuid)
  )`;

const has = (column: string): string => `search_tokens(${column}) @@ $3::tsquery`;

/** Looked at last, in what the person may see: it reads the text, as far as it was cut into tokens. */
const says = (column: string): string =>
  `($4::text IS NULL OR ${saysWords(`left(${column}, 60000)`, { pattern: "$4", sure: "$12::text", maybe: "$13::text" })})`;

/**
 * The same of a row that is gone back to only where there is a pattern: thousands may have the tokens. A value and no
 * EXISTS, which would be made a join with every text there is, each of them folded.
 */
const hitSays = (table: string): string =>
  `($4::text IS NULL OR (SELECT ${says('s."text"')} FROM "${table}" s WHERE s."id" = h."id"))`;

/** Documents by when they came, the last first; inside one, as it is read. */
const PLACE = `f."documentId" DESC, f."orderKey" COLLATE "C"`;
const AFTER_PLACE = `($9::text IS NULL OR f."documentId" < $9::uuid OR (f."documentId" = $9::uuid AND f."orderKey" COLLATE "C" > $10))`;

/** Documents in which one looks, few beside what has the tokens. */
const DOCS = `docs AS MATERIALIZED (
    SELECT d."id", d."title", d."projectId" FROM "Document" d JOIN mine ON mine."id" = d."projectId"
    WHERE d."deletedAt" IS NULL AND ($6::uuid IS NULL OR d."id" = $6::uuid) AND ($15::uuid[] IS NULL OR d."id" = ANY($15::uuid[]))
  )`;

/**
 * As many of what was found as are counted: the rest is not looked for. A page of it, right where that is all; and how many
 * there are: counted, since a window over all of it takes as long as finding it.
 */
const PAGE = `counted AS MATERIALIZED (SELECT * FROM found LIMIT $14::int),
  page AS (SELECT * FROM counted f WHERE ${AFTER_PLACE} ORDER BY ${PLACE} LIMIT $11::int)`;
const TOTAL = `(SELECT count(*)::int FROM counted) AS total`;

export const SOURCES = `WITH ${MINE}, ${DOCS},
  hit AS MATERIALIZED (
    SELECT p."id", p."documentId", p."orderKey" FROM "Paragraph" p
    WHERE ${has('p."text"')} AND NOT p."excluded" AND p."joinedIntoId" IS NULL
      AND ($15::uuid[] IS NULL OR p."documentId" = ANY($15::uuid[]))
  ),
  found AS (
    SELECT h."id", h."documentId", h."orderKey" FROM hit h
    WHERE h."documentId" IN (SELECT "id" FROM docs) AND ${hitSays("Paragraph")} AND $7::uuid IS NULL AND $8::text IS NULL
  ),
  ${PAGE}
  SELECT f."id"::text, p."text", j."sourceLanguage" AS language, f."documentId"::text, d."title", f."orderKey", f."id"::text AS "paragraphId",
    j."id"::text AS "projectId", j."name" AS "projectName", ${TOTAL}
  FROM page f JOIN "Paragraph" p ON p."id" = f."id" JOIN docs d ON d."id" = f."documentId" JOIN mine j ON j."id" = d."projectId"
  ORDER BY ${PLACE}`;

export const RENDERINGS = `WITH ${MINE}, ${DOCS},
  hit AS MATERIALIZED (SELECT r."id", r."trackId", r."paragraphId", r."state", r."needsWork" FROM "Rendering" r
    WHERE ${has('r."text"')} AND ($16::uuid[] IS NULL OR r."trackId" = ANY($16::uuid[]))),
  tracks AS MATERIALIZED (
    SELECT t."id", t."documentId", t."name", t."language", t."orderKey" FROM "Track" t
    WHERE t."deletedAt" IS NULL AND t."documentId" IN (SELECT "id" FROM docs) AND ($7::uuid IS NULL OR t."id" = $7::uuid)
  ),
  found AS (
    SELECT h."id", h."trackId", h."paragraphId", h."state", h."needsWork", t."documentId", t."name", t."language",
      p."orderKey" || '/' || t."orderKey" || '/' || h."id" AS "orderKey"
    FROM hit h JOIN tracks t ON t."id" = h."trackId"
    JOIN "Paragraph" p ON p."id" = h."paragraphId" AND NOT p."excluded" AND p."joinedIntoId" IS NULL
    WHERE ${hitSays("Rendering")} AND ($8::text IS NULL OR h."state"::text = $8)
  ),
  ${PAGE}
  SELECT f."id"::text, r."text", f."language", f."documentId"::text, d."title", f."orderKey", f."paragraphId"::text, f."trackId"::text,
    f."name" AS "trackName", f."state"::text, f."needsWork", j."id"::text AS "projectId", j."name" AS "projectName", ${TOTAL}
  FROM page f JOIN "Rendering" r ON r."id" = f."id" JOIN docs d ON d."id" = f."documentId" JOIN mine j ON j."id" = d."projectId"
  ORDER BY ${PLACE}`;

/**
 * The documents in which one looks, from a key on, in the order of pages, with their tracks. $1, $2 and $5 as
 * above, $3 a document or null, $4 the document to go on from or null.
 */
export const DOCUMENTS = `WITH ${MINE}
  SELECT d."id"::text, ARRAY(SELECT t."id"::text FROM "Track" t WHERE t."documentId" = d."id" AND t."deletedAt" IS NULL) AS "trackIds"
  FROM "Document" d JOIN mine ON mine."id" = d."projectId"
  WHERE d."deletedAt" IS NULL AND ($3::uuid IS NULL OR d."id" = $3::uuid) AND ($4::uuid IS NULL OR d."id" <= $4::uuid)
  ORDER BY d."id" DESC`;

export const TERMS = `WITH ${MINE},
  found AS MATERIALIZED (
    SELECT t."id", t."text", t."language", c."id" AS "conceptId", g."id" AS "glossaryId", g."name" AS "glossaryName", count(*) OVER ()::int AS total
    FROM "Term" t JOIN "Concept" c ON c."id" = t."conceptId" AND c."deletedAt" IS NULL
    JOIN "Glossary" g ON g."id" = c."glossaryId" AND g."deletedAt" IS NULL
    WHERE ${has('t."text"')} AND ${says('t."text"')} AND $6::uuid IS NULL AND $7::uuid IS NULL AND $8::text IS NULL
      AND EXISTS (SELECT 1 FROM "GlossaryLink" l JOIN mine ON mine."id" = l."projectId" WHERE l."glossaryId" = g."id")
  )
  SELECT "id"::text, "text", "language", "conceptId"::text, "glossaryId"::text, "glossaryName", "id"::text AS "orderKey", total
  FROM found WHERE $9::uuid IS NULL AND ($10::text IS NULL OR "id" < $10::uuid) ORDER BY found."id" DESC LIMIT $11::int`;

export const COMMENTS = `WITH ${MINE},
  found AS MATERIALIZED (
    SELECT c."id", c."body", h."documentId", h."paragraphId", h."trackId", h."projectId", h."termProposalId", h."id" AS "threadId", count(*) OVER ()::int AS total
    FROM "Comment" c JOIN "Thread" h ON h."id" = c."threadId"
    LEFT JOIN "Document" d ON d."id" = h."documentId" LEFT JOIN "Track" t ON t."id" = h."trackId"
    LEFT JOIN "TermProposal" q ON q."id" = h."termProposalId"
    WHERE ${has('c."body"')} AND ${says('c."body"')} AND c."deletedAt" IS NULL AND d."deletedAt" IS NULL AND t."deletedAt" IS NULL
      AND $8::text IS NULL
      AND ($6::uuid IS NULL OR h."documentId" = $6::uuid) AND ($7::uuid IS NULL OR h."trackId" = $7::uuid)
      AND (EXISTS (SELECT 1 FROM mine WHERE mine."id" = h."projectId")
        OR EXISTS (SELECT 1 FROM "GlossaryLink" l JOIN mine ON mine."id" = l."projectId" WHERE l."glossaryId" = q."glossaryId"))
  )
  SELECT f."id"::text, f."body" AS "text", '' AS language, f."documentId"::text, d."title", f."paragraphId"::text, f."trackId"::text, t."name" AS "trackName",
    j."id"::text AS "projectId", j."name" AS "projectName", f."termProposalId"::text AS "proposalId", f."threadId"::text, f."id"::text AS "orderKey", f.total
  FROM found f LEFT JOIN "Document" d ON d."id" = f."documentId" LEFT JOIN mine j ON j."id" = f."projectId" LEFT JOIN "Track" t ON t."id" = f."trackId"
  WHERE $9::uuid IS NULL AND ($10::text IS NULL OR f."id" < $10::uuid) ORDER BY f."id" DESC LIMIT $11::int`;
