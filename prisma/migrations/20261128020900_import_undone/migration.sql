-- That an import was undone is told once to each person, with how many proposals of theirs went with it.
ALTER TYPE "NotificationKind" ADD VALUE 'importUndone';

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN "glossaryImportId" UUID, ADD COLUMN "proposalCount" INTEGER;

-- CreateIndex
CREATE INDEX "Notification_glossaryImportId_idx" ON "Notification"("glossaryImportId");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_glossaryImportId_fkey" FOREIGN KEY ("glossaryImportId") REFERENCES "GlossaryImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One notification is about one thing.
ALTER TABLE "Notification" DROP CONSTRAINT "Notification_one_subject";
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_one_subject"
  CHECK (num_nonnulls("threadId", "termProposalId", "assignmentId", "renderingId", "jobId", "glossaryImportId") = 1);
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_counted"
  CHECK (("glossaryImportId" IS NULL) = ("proposalCount" IS NULL));
