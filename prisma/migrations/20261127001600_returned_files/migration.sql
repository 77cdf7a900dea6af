-- CreateTable
CREATE TABLE "ReturnedFile" (
    "id" UUID NOT NULL,
    "trackId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "places" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReturnedFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReturnedFile_trackId_idx" ON "ReturnedFile"("trackId");

-- AddForeignKey
ALTER TABLE "ReturnedFile" ADD CONSTRAINT "ReturnedFile_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "Track"("id") ON DELETE CASCADE ON UPDATE CASCADE;
