-- CreateTable
CREATE TABLE "Replacement" (
    "id" UUID NOT NULL,
    "conceptId" UUID NOT NULL,
    "places" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Replacement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Replacement_conceptId_idx" ON "Replacement"("conceptId");

-- AddForeignKey
ALTER TABLE "Replacement" ADD CONSTRAINT "Replacement_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;
