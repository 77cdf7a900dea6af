-- A paragraph that is added is a neighbor of those beside it, whose context is another then: a part that is appended, what a
-- new version of the source brings, what is cut off; and so it is when it goes. Once for all of a statement, and only where
-- somebody translates: an import adds thousands, of a document without translations.
CREATE FUNCTION memory_note_beside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM these n JOIN "Track" t ON t."documentId" = n."documentId") THEN RETURN NULL; END IF;
  INSERT INTO "MemoryPending" ("projectId", "renderingId")
  SELECT DISTINCT d."projectId", r."id"
  FROM these n JOIN "Document" d ON d."id" = n."documentId"
    CROSS JOIN LATERAL (
      (SELECT p."id" FROM "Paragraph" p WHERE p."documentId" = n."documentId" AND p."orderKey" < n."orderKey"
        AND NOT p."excluded" AND p."joinedIntoId" IS NULL ORDER BY p."orderKey" DESC LIMIT 1)
      UNION ALL
      (SELECT p."id" FROM "Paragraph" p WHERE p."documentId" = n."documentId" AND p."orderKey" > n."orderKey"
        AND NOT p."excluded" AND p."joinedIntoId" IS NULL ORDER BY p."orderKey" LIMIT 1)) b
    JOIN "Rendering" r ON r."paragraphId" = b."id" AND r."state" <> 'initial';
  RETURN NULL;
END $$;

DROP TRIGGER memory_paragraph_cut ON "Paragraph";

CREATE TRIGGER memory_paragraphs_added AFTER INSERT ON "Paragraph"
  REFERENCING NEW TABLE AS these FOR EACH STATEMENT EXECUTE FUNCTION memory_note_beside();

CREATE TRIGGER memory_paragraphs_gone AFTER DELETE ON "Paragraph"
  REFERENCING OLD TABLE AS these FOR EACH STATEMENT EXECUTE FUNCTION memory_note_beside();

-- Documents that were added to.
INSERT INTO "MemoryPending" ("projectId", "renderingId")
SELECT d."projectId", r."id" FROM "Document" d JOIN "Track" t ON t."documentId" = d."id" JOIN "Rendering" r ON r."trackId" = t."id"
WHERE r."state" <> 'initial' AND (SELECT count(*) FROM "SourceFile" f WHERE f."documentId" = d."id") > 1;
