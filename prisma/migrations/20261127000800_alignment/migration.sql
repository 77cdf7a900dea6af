-- CreateTable
CREATE TABLE "SentenceLinks" (
    "renderingId" UUID NOT NULL,
    "links" JSONB NOT NULL,
    "sourceLength" INTEGER NOT NULL,
    "targetLength" INTEGER NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SentenceLinks_pkey" PRIMARY KEY ("renderingId")
);

-- CreateTable
CREATE TABLE "AlignmentDraft" (
    "trackId" UUID NOT NULL,
    "texts" JSONB NOT NULL,
    "layout" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedById" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AlignmentDraft_pkey" PRIMARY KEY ("trackId")
);

-- AddForeignKey
ALTER TABLE "SentenceLinks" ADD CONSTRAINT "SentenceLinks_renderingId_fkey" FOREIGN KEY ("renderingId") REFERENCES "Rendering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlignmentDraft" ADD CONSTRAINT "AlignmentDraft_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "Track"("id") ON DELETE CASCADE ON UPDATE CASCADE;
