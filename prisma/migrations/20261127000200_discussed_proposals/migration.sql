-- AlterEnum
ALTER TYPE "NotificationKind" ADD VALUE 'proposed';
ALTER TYPE "NotificationKind" ADD VALUE 'discussed';
ALTER TYPE "NotificationKind" ADD VALUE 'voted';
ALTER TYPE "NotificationKind" ADD VALUE 'accepted';
ALTER TYPE "NotificationKind" ADD VALUE 'rejected';
ALTER TYPE "NotificationKind" ADD VALUE 'withdrawn';

-- An annotation may have named anything as its concept until now.
UPDATE "Annotation" a SET "conceptId" = NULL
  WHERE "conceptId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "Concept" c WHERE c."id" = a."conceptId");

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN "termProposalId" UUID,
  ALTER COLUMN "projectId" DROP NOT NULL;
ALTER TABLE "Notification" ADD COLUMN "termProposalId" UUID,
  ALTER COLUMN "threadId" DROP NOT NULL;

-- A discussion lies in a project or under a proposal; a notification is of a discussion or of a proposal itself.
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_one_home" CHECK (num_nonnulls("projectId", "termProposalId") = 1);
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_one_subject"
  CHECK (num_nonnulls("threadId", "termProposalId") = 1);

-- CreateIndex
CREATE INDEX "Annotation_conceptId_idx" ON "Annotation"("conceptId");

-- CreateIndex
CREATE INDEX "Thread_termProposalId_idx" ON "Thread"("termProposalId");

-- CreateIndex
CREATE INDEX "Notification_termProposalId_idx" ON "Notification"("termProposalId");

-- AddForeignKey
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_termProposalId_fkey" FOREIGN KEY ("termProposalId") REFERENCES "TermProposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_termProposalId_fkey" FOREIGN KEY ("termProposalId") REFERENCES "TermProposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;
