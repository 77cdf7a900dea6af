-- AlterTable
ALTER TABLE "Glossary" ADD COLUMN "homeProjectId" UUID;

-- Home is the project in which a glossary was made, as the audit knows it, as long as that uses it; else, for it may have
-- been handed over, the one that has decided in it for longest; and where it was made when nothing uses it any more. What
-- no project ever decided in stays its maker's own.
UPDATE "Glossary" g SET "homeProjectId" = coalesce(
  (SELECT e."projectId" FROM "AuditEvent" e JOIN "Project" p ON p."id" = e."projectId" AND p."deletedAt" IS NULL
   JOIN "GlossaryLink" l ON l."projectId" = e."projectId" AND l."glossaryId" = g."id"
   WHERE e."action" = 'glossary.create' AND e."objectType" = 'glossary' AND e."objectId" = g."id"::text
   ORDER BY e."id" LIMIT 1),
  (SELECT l."projectId" FROM "GlossaryLink" l JOIN "Project" p ON p."id" = l."projectId"
   WHERE l."glossaryId" = g."id" AND l."right" = 'decide'
   ORDER BY p."deletedAt" IS NOT NULL, l."createdAt", l."projectId" LIMIT 1),
  (SELECT e."projectId" FROM "AuditEvent" e JOIN "Project" p ON p."id" = e."projectId"
   WHERE e."action" = 'glossary.create' AND e."objectType" = 'glossary' AND e."objectId" = g."id"::text
     AND NOT EXISTS (SELECT 1 FROM "GlossaryLink" l WHERE l."glossaryId" = g."id")
   ORDER BY e."id" LIMIT 1)
);

-- A glossary's home uses it: one that nothing used any more is back where it was made.
INSERT INTO "GlossaryLink" ("glossaryId", "projectId", "right")
  SELECT "id", "homeProjectId", 'decide'::"GlossaryRight" FROM "Glossary" WHERE "homeProjectId" IS NOT NULL
  ON CONFLICT DO NOTHING;

-- CreateIndex
CREATE INDEX "Glossary_homeProjectId_idx" ON "Glossary"("homeProjectId");

-- AddForeignKey
ALTER TABLE "Glossary" ADD CONSTRAINT "Glossary_homeProjectId_fkey" FOREIGN KEY ("homeProjectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
