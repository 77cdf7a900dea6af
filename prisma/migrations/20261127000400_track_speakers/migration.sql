-- CreateTable
CREATE TABLE "TrackSpeaker" (
    "trackId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "TrackSpeaker_pkey" PRIMARY KEY ("trackId","label")
);

-- AddForeignKey
ALTER TABLE "TrackSpeaker" ADD CONSTRAINT "TrackSpeaker_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "Track"("id") ON DELETE CASCADE ON UPDATE CASCADE;
