-- CreateEnum
CREATE TYPE "MemoryRight" AS ENUM ('read', 'write');

-- CreateEnum
CREATE TYPE "MemoryLevel" AS ENUM ('paragraph', 'sentence');

-- CreateTable
CREATE TABLE "Memory" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "sourceLanguage" TEXT NOT NULL,
    "targetLanguage" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Memory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemoryLink" (
    "memoryId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "right" "MemoryRight" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemoryLink_pkey" PRIMARY KEY ("memoryId","projectId")
);

-- CreateTable
CREATE TABLE "MemoryUnit" (
    "id" BIGSERIAL NOT NULL,
    "memoryId" UUID NOT NULL,
    "level" "MemoryLevel" NOT NULL,
    "source" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "sourceLanguage" TEXT NOT NULL,
    "targetLanguage" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "numbersHash" BIGINT NOT NULL,
    "formHash" BIGINT NOT NULL,
    "beforeHash" BIGINT NOT NULL,
    "afterHash" BIGINT NOT NULL,
    "origins" INTEGER NOT NULL DEFAULT 0,
    "renderingId" UUID,
    "paragraphId" UUID,
    "documentId" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "importId" UUID,
    "place" TEXT NOT NULL DEFAULT '',
    "saidAt" TIMESTAMPTZ(3),
    "authorId" UUID,
    "version" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MemoryUnit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemoryImport" (
    "id" UUID NOT NULL,
    "memoryId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "authorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "MemoryImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemoryFill" (
    "id" UUID NOT NULL,
    "trackId" UUID NOT NULL,
    "places" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "MemoryFill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemoryPending" (
    "id" BIGSERIAL NOT NULL,
    "projectId" UUID NOT NULL,
    "renderingId" UUID NOT NULL,

    CONSTRAINT "MemoryPending_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Memory_projectId_key" ON "Memory"("projectId");

-- CreateIndex
CREATE INDEX "MemoryLink_projectId_idx" ON "MemoryLink"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "MemoryUnit_renderingId_level_position_key" ON "MemoryUnit"("renderingId", "level", "position");

-- CreateIndex
CREATE INDEX "MemoryUnit_memoryId_id_idx" ON "MemoryUnit"("memoryId", "id");

-- CreateIndex
CREATE INDEX "MemoryUnit_memoryId_version_idx" ON "MemoryUnit"("memoryId", "version");

-- CreateIndex
CREATE INDEX "MemoryUnit_memoryId_formHash_idx" ON "MemoryUnit"("memoryId", "formHash");

-- CreateIndex
CREATE INDEX "MemoryUnit_importId_idx" ON "MemoryUnit"("importId");

-- CreateIndex
CREATE INDEX "MemoryImport_memoryId_at_idx" ON "MemoryImport"("memoryId", "at");

-- CreateIndex
CREATE INDEX "MemoryFill_trackId_idx" ON "MemoryFill"("trackId");

-- CreateIndex
CREATE INDEX "MemoryPending_projectId_id_idx" ON "MemoryPending"("projectId", "id");

-- AddForeignKey
ALTER TABLE "Memory" ADD CONSTRAINT "Memory_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryLink" ADD CONSTRAINT "MemoryLink_memoryId_fkey" FOREIGN KEY ("memoryId") REFERENCES "Memory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryLink" ADD CONSTRAINT "MemoryLink_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryUnit" ADD CONSTRAINT "MemoryUnit_memoryId_fkey" FOREIGN KEY ("memoryId") REFERENCES "Memory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryUnit" ADD CONSTRAINT "MemoryUnit_importId_fkey" FOREIGN KEY ("importId") REFERENCES "MemoryImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryImport" ADD CONSTRAINT "MemoryImport_memoryId_fkey" FOREIGN KEY ("memoryId") REFERENCES "Memory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryFill" ADD CONSTRAINT "MemoryFill_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "Track"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What may change a confirmed pair is noted in the same transaction, whoever changes it; the memory catches up from the
-- notes (lib/memory/server/feed-memory.ts).
CREATE FUNCTION memory_note_rendering() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "MemoryPending" ("projectId", "renderingId")
  SELECT d."projectId", NEW."id" FROM "Track" t JOIN "Document" d ON d."id" = t."documentId"
  WHERE t."id" = NEW."trackId";
  RETURN NULL;
END $$;

CREATE TRIGGER memory_rendering_made AFTER INSERT ON "Rendering"
  FOR EACH ROW WHEN (NEW."state" <> 'initial') EXECUTE FUNCTION memory_note_rendering();

CREATE TRIGGER memory_rendering_changed AFTER UPDATE OF "text", "state", "needsWork" ON "Rendering"
  FOR EACH ROW WHEN ((OLD."state" <> 'initial' OR NEW."state" <> 'initial')
    AND (OLD."text", OLD."state", OLD."needsWork") IS DISTINCT FROM (NEW."text", NEW."state", NEW."needsWork"))
  EXECUTE FUNCTION memory_note_rendering();

-- A paragraph's text is also its neighbors' context.
CREATE FUNCTION memory_note_paragraph() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "MemoryPending" ("projectId", "renderingId")
  SELECT d."projectId", r."id" FROM "Rendering" r JOIN "Document" d ON d."id" = NEW."documentId"
  WHERE r."state" <> 'initial' AND r."paragraphId" IN (
    SELECT NEW."id"
    UNION ALL (SELECT p."id" FROM "Paragraph" p WHERE p."documentId" = NEW."documentId" AND p."orderKey" < NEW."orderKey"
      AND NOT p."excluded" AND p."joinedIntoId" IS NULL ORDER BY p."orderKey" DESC LIMIT 1)
    UNION ALL (SELECT p."id" FROM "Paragraph" p WHERE p."documentId" = NEW."documentId" AND p."orderKey" > NEW."orderKey"
      AND NOT p."excluded" AND p."joinedIntoId" IS NULL ORDER BY p."orderKey" LIMIT 1));
  RETURN NULL;
END $$;

CREATE TRIGGER memory_paragraph_changed AFTER UPDATE OF "text", "excluded", "joinedIntoId", "orderKey" ON "Paragraph"
  FOR EACH ROW WHEN ((OLD."text", OLD."excluded", OLD."joinedIntoId", OLD."orderKey")
    IS DISTINCT FROM (NEW."text", NEW."excluded", NEW."joinedIntoId", NEW."orderKey"))
  EXECUTE FUNCTION memory_note_paragraph();

CREATE FUNCTION memory_note_track() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "MemoryPending" ("projectId", "renderingId")
  SELECT d."projectId", r."id" FROM "Rendering" r JOIN "Document" d ON d."id" = NEW."documentId"
  WHERE r."trackId" = NEW."id" AND r."state" <> 'initial';
  RETURN NULL;
END $$;

CREATE TRIGGER memory_track_changed AFTER UPDATE OF "deletedAt", "language" ON "Track"
  FOR EACH ROW WHEN ((OLD."deletedAt", OLD."language") IS DISTINCT FROM (NEW."deletedAt", NEW."language"))
  EXECUTE FUNCTION memory_note_track();

CREATE FUNCTION memory_note_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "MemoryPending" ("projectId", "renderingId")
  SELECT NEW."projectId", r."id" FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId"
  WHERE t."documentId" = NEW."id" AND r."state" <> 'initial';
  RETURN NULL;
END $$;

CREATE TRIGGER memory_document_changed AFTER UPDATE OF "deletedAt" ON "Document"
  FOR EACH ROW WHEN (OLD."deletedAt" IS DISTINCT FROM NEW."deletedAt")
  EXECUTE FUNCTION memory_note_document();

-- What is confirmed already.
INSERT INTO "MemoryPending" ("projectId", "renderingId")
SELECT d."projectId", r."id" FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId"
  JOIN "Document" d ON d."id" = t."documentId"
WHERE r."state" <> 'initial';
