-- CreateEnum
CREATE TYPE "StructureChangeKind" AS ENUM ('split', 'join', 'move');

-- AlterTable
ALTER TABLE "Paragraph" ADD COLUMN     "cutFromId" UUID,
ADD COLUMN     "cutKey" TEXT,
ADD COLUMN     "cutSeam" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "ImportProposal" ADD COLUMN     "byHand" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "StructureChange" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "kind" "StructureChangeKind" NOT NULL,
    "paragraphIds" UUID[],
    "words" TEXT[],
    "proposalId" UUID,
    "undo" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,

    CONSTRAINT "StructureChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "StructureChange_documentId_idx" ON "StructureChange"("documentId");

-- CreateIndex
CREATE INDEX "StructureChange_proposalId_idx" ON "StructureChange"("proposalId");

-- CreateIndex
CREATE INDEX "Paragraph_cutFromId_idx" ON "Paragraph"("cutFromId");

-- AddForeignKey
ALTER TABLE "Paragraph" ADD CONSTRAINT "Paragraph_cutFromId_fkey" FOREIGN KEY ("cutFromId") REFERENCES "Paragraph"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StructureChange" ADD CONSTRAINT "StructureChange_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StructureChange" ADD CONSTRAINT "StructureChange_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "ImportProposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StructureChange" ADD CONSTRAINT "StructureChange_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Compared bytewise, as the library that makes such keys does.
ALTER TABLE "Paragraph" ALTER COLUMN "cutKey" TYPE text COLLATE "C";

-- A paragraph that is moved leaves neighbors behind, whose context is another then; one that is cut off gets new ones.
CREATE OR REPLACE FUNCTION memory_note_paragraph() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  places text[] := ARRAY[NEW."orderKey"];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."orderKey" <> NEW."orderKey" THEN
    places := places || OLD."orderKey";
  END IF;
  INSERT INTO "MemoryPending" ("projectId", "renderingId")
  SELECT d."projectId", r."id" FROM "Rendering" r JOIN "Document" d ON d."id" = NEW."documentId"
  WHERE r."state" <> 'initial' AND r."paragraphId" IN (
    SELECT NEW."id"
    UNION ALL SELECT b."id" FROM unnest(places) AS place CROSS JOIN LATERAL (
      SELECT p."id" FROM "Paragraph" p WHERE p."documentId" = NEW."documentId" AND p."orderKey" < place
        AND NOT p."excluded" AND p."joinedIntoId" IS NULL ORDER BY p."orderKey" DESC LIMIT 1) b
    UNION ALL SELECT a."id" FROM unnest(places) AS place CROSS JOIN LATERAL (
      SELECT p."id" FROM "Paragraph" p WHERE p."documentId" = NEW."documentId" AND p."orderKey" > place
        AND NOT p."excluded" AND p."joinedIntoId" IS NULL ORDER BY p."orderKey" LIMIT 1) a);
  RETURN NULL;
END $$;

CREATE TRIGGER memory_paragraph_cut AFTER INSERT ON "Paragraph"
  FOR EACH ROW WHEN (NEW."cutFromId" IS NOT NULL) EXECUTE FUNCTION memory_note_paragraph();
