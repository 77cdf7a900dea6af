-- CreateTable
CREATE TABLE "Adoption" (
    "id" UUID NOT NULL,
    "renderingId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "fromRenderingId" UUID NOT NULL,
    "fromRevision" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "compositionId" UUID,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Adoption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Composition" (
    "id" UUID NOT NULL,
    "trackId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Composition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrackVersion" (
    "id" UUID NOT NULL,
    "trackId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TrackVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrackVersionText" (
    "versionId" UUID NOT NULL,
    "renderingId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "TrackVersionText_pkey" PRIMARY KEY ("versionId","renderingId")
);

-- CreateTable
CREATE TABLE "RenderingVote" (
    "paragraphId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "trackId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RenderingVote_pkey" PRIMARY KEY ("paragraphId","userId")
);

-- CreateTable
CREATE TABLE "RenderingDecision" (
    "id" UUID NOT NULL,
    "paragraphId" UUID NOT NULL,
    "trackId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "votes" JSONB NOT NULL,
    "decidedById" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RenderingDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Adoption_renderingId_idx" ON "Adoption"("renderingId");

-- CreateIndex
CREATE INDEX "Adoption_fromRenderingId_idx" ON "Adoption"("fromRenderingId");

-- CreateIndex
CREATE INDEX "Adoption_compositionId_idx" ON "Adoption"("compositionId");

-- CreateIndex
CREATE INDEX "Composition_trackId_idx" ON "Composition"("trackId");

-- CreateIndex
CREATE INDEX "TrackVersion_trackId_idx" ON "TrackVersion"("trackId");

-- CreateIndex
CREATE INDEX "TrackVersionText_renderingId_idx" ON "TrackVersionText"("renderingId");

-- CreateIndex
CREATE INDEX "RenderingVote_userId_idx" ON "RenderingVote"("userId");

-- CreateIndex
CREATE INDEX "RenderingVote_trackId_idx" ON "RenderingVote"("trackId");

-- CreateIndex
CREATE INDEX "RenderingDecision_paragraphId_idx" ON "RenderingDecision"("paragraphId");

-- CreateIndex
CREATE INDEX "RenderingDecision_trackId_idx" ON "RenderingDecision"("trackId");

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_renderingId_fkey" FOREIGN KEY ("renderingId") REFERENCES "Rendering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_fromRenderingId_fkey" FOREIGN KEY ("fromRenderingId") REFERENCES "Rendering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_compositionId_fkey" FOREIGN KEY ("compositionId") REFERENCES "Composition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Composition" ADD CONSTRAINT "Composition_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "Track"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Composition" ADD CONSTRAINT "Composition_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackVersion" ADD CONSTRAINT "TrackVersion_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "Track"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackVersion" ADD CONSTRAINT "TrackVersion_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackVersionText" ADD CONSTRAINT "TrackVersionText_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "TrackVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackVersionText" ADD CONSTRAINT "TrackVersionText_renderingId_fkey" FOREIGN KEY ("renderingId") REFERENCES "Rendering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RenderingVote" ADD CONSTRAINT "RenderingVote_paragraphId_fkey" FOREIGN KEY ("paragraphId") REFERENCES "Paragraph"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RenderingVote" ADD CONSTRAINT "RenderingVote_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RenderingVote" ADD CONSTRAINT "RenderingVote_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "Track"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RenderingDecision" ADD CONSTRAINT "RenderingDecision_paragraphId_fkey" FOREIGN KEY ("paragraphId") REFERENCES "Paragraph"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RenderingDecision" ADD CONSTRAINT "RenderingDecision_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "Track"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RenderingDecision" ADD CONSTRAINT "RenderingDecision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
