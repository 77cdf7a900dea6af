-- CreateEnum
CREATE TYPE "ErrorSeverity" AS ENUM ('neutral', 'minor', 'major', 'critical');

-- CreateEnum
CREATE TYPE "AssignmentTask" AS ENUM ('translate', 'review');

-- AlterEnum

ALTER TYPE "NotificationKind" ADD VALUE 'assigned';
ALTER TYPE "NotificationKind" ADD VALUE 'returned';

-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "severity" "ErrorSeverity";

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "assignmentId" UUID,
ADD COLUMN     "renderingId" UUID;

-- CreateTable
CREATE TABLE "ReviewSettings" (
    "projectId" UUID NOT NULL,
    "ownWork" BOOLEAN NOT NULL DEFAULT true,
    "secondReview" BOOLEAN NOT NULL DEFAULT false,
    "passLimit" DOUBLE PRECISION,
    "weights" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewSettings_pkey" PRIMARY KEY ("projectId")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "trackId" UUID NOT NULL,
    "task" "AssignmentTask" NOT NULL,
    "assigneeId" UUID NOT NULL,
    "fromParagraphId" UUID,
    "toParagraphId" UUID,
    "dueOn" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Assignment_projectId_idx" ON "Assignment"("projectId");

-- CreateIndex
CREATE INDEX "Assignment_trackId_idx" ON "Assignment"("trackId");

-- CreateIndex
CREATE INDEX "Assignment_assigneeId_idx" ON "Assignment"("assigneeId");

-- CreateIndex
CREATE INDEX "Notification_assignmentId_idx" ON "Notification"("assignmentId");

-- CreateIndex
CREATE INDEX "Notification_renderingId_idx" ON "Notification"("renderingId");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_renderingId_fkey" FOREIGN KEY ("renderingId") REFERENCES "Rendering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewSettings" ADD CONSTRAINT "ReviewSettings_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "Track"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_fromParagraphId_fkey" FOREIGN KEY ("fromParagraphId") REFERENCES "Paragraph"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_toParagraphId_fkey" FOREIGN KEY ("toParagraphId") REFERENCES "Paragraph"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- An error is one in a rendering, and of a type.
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_error_in_rendering"
  CHECK ("severity" IS NULL OR ("trackId" IS NOT NULL AND "labelId" IS NOT NULL));

-- A whole document, or from one paragraph to another.
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_whole_or_range"
  CHECK (("fromParagraphId" IS NULL) = ("toParagraphId" IS NULL));

ALTER TABLE "ReviewSettings" ADD CONSTRAINT "ReviewSettings_limit_positive" CHECK ("passLimit" IS NULL OR "passLimit" >= 0);

ALTER TABLE "Notification" DROP CONSTRAINT "Notification_one_subject";
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_one_subject"
  CHECK (num_nonnulls("threadId", "termProposalId", "assignmentId", "renderingId") = 1);
