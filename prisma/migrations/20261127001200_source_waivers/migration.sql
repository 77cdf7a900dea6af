-- AlterTable
ALTER TABLE "FindingWaiver" ADD COLUMN     "paragraphId" UUID,
ALTER COLUMN "renderingId" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "FindingWaiver_paragraphId_idx" ON "FindingWaiver"("paragraphId");

-- CreateIndex
CREATE INDEX "RenderingRevision_authorId_at_idx" ON "RenderingRevision"("authorId", "at");

-- AddForeignKey
ALTER TABLE "FindingWaiver" ADD CONSTRAINT "FindingWaiver_paragraphId_fkey" FOREIGN KEY ("paragraphId") REFERENCES "Paragraph"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of a rendering, or of a paragraph's own text.
ALTER TABLE "FindingWaiver" ADD CONSTRAINT "FindingWaiver_one_place" CHECK (num_nonnulls("renderingId", "paragraphId") = 1);

-- Two people who left the same finding as it is at the same moment: the later reason was the one that was shown.
UPDATE "FindingWaiver" w SET "revokedAt" = CURRENT_TIMESTAMP
WHERE w."revokedAt" IS NULL AND EXISTS (
  SELECT 1 FROM "FindingWaiver" later
  WHERE later."renderingId" = w."renderingId" AND later."check" = w."check" AND later."fingerprint" = w."fingerprint"
    AND later."revokedAt" IS NULL AND (later."createdAt", later."id") > (w."createdAt", w."id")
);

-- One that holds for each finding; Prisma's schema cannot say it of a part of a table.
CREATE UNIQUE INDEX "FindingWaiver_rendering_held" ON "FindingWaiver"("renderingId", "check", "fingerprint") WHERE "revokedAt" IS NULL;
CREATE UNIQUE INDEX "FindingWaiver_paragraph_held" ON "FindingWaiver"("paragraphId", "check", "fingerprint") WHERE "revokedAt" IS NULL;
