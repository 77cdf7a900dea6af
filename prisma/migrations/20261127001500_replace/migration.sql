-- A batch of replacements is of a concept, or of a project where words were searched for.
ALTER TABLE "Replacement" ALTER COLUMN "conceptId" DROP NOT NULL;
ALTER TABLE "Replacement" ADD COLUMN "projectId" UUID;
ALTER TABLE "Replacement" ADD CONSTRAINT "Replacement_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Replacement" ADD CONSTRAINT "Replacement_of_one" CHECK (num_nonnulls("conceptId", "projectId") = 1);

-- CreateIndex
CREATE INDEX "Replacement_projectId_idx" ON "Replacement"("projectId");

-- A link to a memory holds as long as who made it may make it: a member of the memory's own project (an owner, to let
-- write) who owns the project that it is offered to.
ALTER TABLE "MemoryLink" ADD COLUMN "linkedById" UUID;
ALTER TABLE "MemoryLink" ADD COLUMN "suspendedAt" TIMESTAMPTZ(3);

UPDATE "MemoryLink" l SET "linkedById" = (
    SELECT e."actorId" FROM "AuditEvent" e
    WHERE e."action" = 'memory.link' AND e."objectId" = l."memoryId"::text AND e."projectId" = l."projectId"
    ORDER BY e."id" DESC LIMIT 1)
FROM "Memory" m WHERE m."id" = l."memoryId" AND m."projectId" <> l."projectId";

UPDATE "MemoryLink" l SET "suspendedAt" = now()
FROM "Memory" m WHERE m."id" = l."memoryId" AND m."projectId" <> l."projectId" AND NOT (
  EXISTS (SELECT 1 FROM "Membership" s WHERE s."userId" = l."linkedById" AND s."projectId" = m."projectId"
    AND (l."right" = 'read' OR s."role" = 'owner'))
  AND EXISTS (SELECT 1 FROM "Membership" s WHERE s."userId" = l."linkedById" AND s."projectId" = l."projectId" AND s."role" = 'owner'));

-- Whoever takes a membership away, and wherever: in the same transaction.
CREATE FUNCTION memory_suspend_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "MemoryLink" l SET "suspendedAt" = now()
  FROM "Memory" m
  WHERE m."id" = l."memoryId" AND m."projectId" <> l."projectId" AND l."linkedById" = OLD."userId" AND l."suspendedAt" IS NULL
    AND (l."projectId" = OLD."projectId" OR (m."projectId" = OLD."projectId" AND (TG_OP = 'DELETE' OR l."right" = 'write')));
  RETURN NULL;
END $$;

CREATE TRIGGER memory_membership_ended AFTER DELETE ON "Membership"
  FOR EACH ROW EXECUTE FUNCTION memory_suspend_links();

CREATE TRIGGER memory_membership_lowered AFTER UPDATE OF "role" ON "Membership"
  FOR EACH ROW WHEN (OLD."role" = 'owner' AND NEW."role" <> 'owner') EXECUTE FUNCTION memory_suspend_links();

-- A project's languages are its memory's; what it fed is fed anew.
CREATE FUNCTION memory_follow_languages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Memory" SET "sourceLanguage" = NEW."sourceLanguage", "targetLanguage" = NEW."targetLanguage", "version" = "version" + 1
  WHERE "projectId" = NEW."id";
  INSERT INTO "MemoryPending" ("projectId", "renderingId")
  SELECT NEW."id", r."id" FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId" JOIN "Document" d ON d."id" = t."documentId"
  WHERE d."projectId" = NEW."id" AND r."state" <> 'initial';
  RETURN NULL;
END $$;

CREATE TRIGGER memory_project_languages AFTER UPDATE OF "sourceLanguage", "targetLanguage" ON "Project"
  FOR EACH ROW WHEN ((OLD."sourceLanguage", OLD."targetLanguage") IS DISTINCT FROM (NEW."sourceLanguage", NEW."targetLanguage"))
  EXECUTE FUNCTION memory_follow_languages();

-- Memories whose project changed its languages before.
INSERT INTO "MemoryPending" ("projectId", "renderingId")
SELECT d."projectId", r."id" FROM "Memory" m JOIN "Project" j ON j."id" = m."projectId"
  JOIN "Document" d ON d."projectId" = j."id" JOIN "Track" t ON t."documentId" = d."id" JOIN "Rendering" r ON r."trackId" = t."id"
WHERE (m."sourceLanguage", m."targetLanguage") IS DISTINCT FROM (j."sourceLanguage", j."targetLanguage") AND r."state" <> 'initial';

UPDATE "Memory" m SET "sourceLanguage" = j."sourceLanguage", "targetLanguage" = j."targetLanguage", "version" = m."version" + 1
FROM "Project" j
WHERE j."id" = m."projectId" AND (m."sourceLanguage", m."targetLanguage") IS DISTINCT FROM (j."sourceLanguage", j."targetLanguage");

-- By two characters that follow each other are found, besides Chinese: all scripts without blanks between words (kana, Thai,
-- Lao, Tibetan, Burmese, Khmer), Hangul, whose words carry endings, and whatever is no word of the alphabets with blanks. The
-- two lists are those of lib/search/core/scripts.ts.
CREATE OR REPLACE FUNCTION search_tokens(value text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  folded text := lower(normalize(left(value, 60000), NFKC));
  tokens text[] := '{}';
  before text := '';
  c text;
BEGIN
  FOREACH c IN ARRAY string_to_array(folded, NULL) LOOP
    IF c COLLATE "C" >= U&'\0E00' AND c ~ '[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u1aaf\u2c00-\u2dff\u2e80-\u2fff\u3005-\u3007\u3040-\ud7ff\uf900-\ufaff\U00010000-\U0003ffff]' THEN
      IF before <> '' THEN tokens := tokens || (before || c); END IF;
      before := c;
    ELSIF before <> '' THEN
      tokens := tokens || before;
      before := '';
    END IF;
  END LOOP;
  IF before <> '' THEN tokens := tokens || before; END IF;
  IF folded ~ '[0-9a-z\u00c0-\u02af\u0370-\u0dff\u10a0-\u10ff\u1200-\u177f\u1800-\u194f\u1ab0-\u1fff]' THEN
    tokens := tokens || ARRAY(
      SELECT left(word[1], 100)
      FROM regexp_matches(folded, '[0-9a-z\u00c0-\u02af\u0370-\u0dff\u10a0-\u10ff\u1200-\u177f\u1800-\u194f\u1ab0-\u1fff]+', 'g') AS word
    );
  END IF;
  RETURN array_to_tsvector(tokens);
END $$;

REINDEX INDEX "Paragraph_search_idx";
REINDEX INDEX "Rendering_search_idx";
REINDEX INDEX "Term_search_idx";
REINDEX INDEX "Comment_search_idx";
