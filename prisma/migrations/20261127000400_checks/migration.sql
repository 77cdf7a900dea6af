-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('error', 'warning', 'notice');

-- CreateTable
CREATE TABLE "CheckSettings" (
    "projectId" UUID NOT NULL,
    "checks" JSONB NOT NULL DEFAULT '{}',
    "patterns" JSONB NOT NULL DEFAULT '[]',
    "blockFrom" "Severity",
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CheckSettings_pkey" PRIMARY KEY ("projectId")
);

-- CreateTable
CREATE TABLE "FindingWaiver" (
    "id" UUID NOT NULL,
    "renderingId" UUID NOT NULL,
    "check" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "expiresOn" DATE,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FindingWaiver_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FindingWaiver_renderingId_idx" ON "FindingWaiver"("renderingId");

-- AddForeignKey
ALTER TABLE "CheckSettings" ADD CONSTRAINT "CheckSettings_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FindingWaiver" ADD CONSTRAINT "FindingWaiver_renderingId_fkey" FOREIGN KEY ("renderingId") REFERENCES "Rendering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "FindingWaiver" ADD CONSTRAINT "FindingWaiver_reason_given" CHECK (btrim("reason") <> '');
