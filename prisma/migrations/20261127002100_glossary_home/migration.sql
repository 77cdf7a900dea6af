-- AlterTable
ALTER TABLE "Glossary" ADD COLUMN "homeProjectId" UUID;

-- Home is the project in which a glossary was made: the audit knows it. Older ones, and those that a person made first,
-- are at home where they were linked first. What no project ever used stays its maker's own.
UPDATE "Glossary" g SET "homeProjectId" = coalesce(
  (SELECT e."projectId" FROM "AuditEvent" e JOIN "Project" p ON p."id" = e."projectId"
   WHERE e."action" = 'glossary.create' AND e."objectType" = 'glossary' AND e."objectId" = g."id"::text
   ORDER BY e."id" LIMIT 1),
  (SELECT l."projectId" FROM "GlossaryLink" l WHERE l."glossaryId" = g."id"
   ORDER BY l."createdAt", l."projectId" LIMIT 1)
);

-- A glossary's home uses it: one that was unlinked from there, and was nobody's, is back.
INSERT INTO "GlossaryLink" ("glossaryId", "projectId", "right")
  SELECT "id", "homeProjectId", 'decide'::"GlossaryRight" FROM "Glossary" WHERE "homeProjectId" IS NOT NULL
  ON CONFLICT DO NOTHING;

-- CreateIndex
CREATE INDEX "Glossary_homeProjectId_idx" ON "Glossary"("homeProjectId");

-- AddForeignKey
ALTER TABLE "Glossary" ADD CONSTRAINT "Glossary_homeProjectId_fkey" FOREIGN KEY ("homeProjectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
