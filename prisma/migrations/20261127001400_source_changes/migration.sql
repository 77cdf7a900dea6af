-- AlterTable
ALTER TABLE "Rendering" ADD COLUMN     "sourceSince" INTEGER;

-- CreateTable
CREATE TABLE "SourceVersion" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "sourceFileId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "steps" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "SourceVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SourceVersion_sourceFileId_key" ON "SourceVersion"("sourceFileId");

-- CreateIndex
CREATE INDEX "SourceVersion_documentId_idx" ON "SourceVersion"("documentId");

-- AddForeignKey
ALTER TABLE "SourceVersion" ADD CONSTRAINT "SourceVersion_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceVersion" ADD CONSTRAINT "SourceVersion_sourceFileId_fkey" FOREIGN KEY ("sourceFileId") REFERENCES "SourceFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Few texts are marked at a time, and they are listed in order.
CREATE INDEX "Rendering_source_changed_idx" ON "Rendering"("trackId") WHERE "sourceSince" IS NOT NULL;

-- A text whose source changed is no pair to be offered until somebody said that it is right.
DROP TRIGGER memory_rendering_changed ON "Rendering";
CREATE TRIGGER memory_rendering_changed AFTER UPDATE OF "text", "state", "needsWork", "sourceSince" ON "Rendering"
  FOR EACH ROW WHEN ((OLD."state" <> 'initial' OR NEW."state" <> 'initial')
    AND (OLD."text", OLD."state", OLD."needsWork", OLD."sourceSince")
      IS DISTINCT FROM (NEW."text", NEW."state", NEW."needsWork", NEW."sourceSince"))
  EXECUTE FUNCTION memory_note_rendering();
