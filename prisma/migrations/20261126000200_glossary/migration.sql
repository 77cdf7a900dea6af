-- CreateEnum
CREATE TYPE "GlossaryRight" AS ENUM ('read', 'propose', 'decide');

-- CreateEnum
CREATE TYPE "TermStatus" AS ENUM ('proposed', 'preferred', 'admitted', 'deprecated', 'superseded');

-- CreateEnum
CREATE TYPE "TermType" AS ENUM ('fullForm', 'shortForm', 'acronym', 'variant');

-- CreateEnum
CREATE TYPE "PartOfSpeech" AS ENUM ('noun', 'verb', 'adjective', 'adverb', 'properNoun', 'other');

-- CreateEnum
CREATE TYPE "RelationKind" AS ENUM ('broader', 'related');

-- CreateEnum
CREATE TYPE "TermProposalStatus" AS ENUM ('open', 'accepted', 'rejected', 'withdrawn');

-- CreateTable
CREATE TABLE "Glossary" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "sourceLanguage" TEXT NOT NULL,
    "targetLanguage" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "decidedByOwners" BOOLEAN NOT NULL DEFAULT false,
    "quorum" INTEGER NOT NULL DEFAULT 1,
    "proposerMayVote" BOOLEAN NOT NULL DEFAULT true,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Glossary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GlossaryLink" (
    "glossaryId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "right" "GlossaryRight" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GlossaryLink_pkey" PRIMARY KEY ("glossaryId","projectId")
);

-- CreateTable
CREATE TABLE "Concept" (
    "id" UUID NOT NULL,
    "glossaryId" UUID NOT NULL,
    "externalId" TEXT,
    "domain" TEXT NOT NULL DEFAULT '',
    "definition" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "doNotTranslate" BOOLEAN NOT NULL DEFAULT false,
    "fullThenShort" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "searchKeys" TEXT NOT NULL DEFAULT '',
    "sortKey" TEXT NOT NULL DEFAULT '',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Concept_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Term" (
    "id" UUID NOT NULL,
    "conceptId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" "TermStatus" NOT NULL DEFAULT 'proposed',
    "type" "TermType",
    "partOfSpeech" "PartOfSpeech",
    "authority" TEXT NOT NULL DEFAULT '',
    "citation" TEXT NOT NULL DEFAULT '',
    "date" DATE,
    "validFrom" DATE,
    "validUntil" DATE,
    "occasion" TEXT NOT NULL DEFAULT '',
    "usageNote" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConceptRelation" (
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "kind" "RelationKind" NOT NULL,

    CONSTRAINT "ConceptRelation_pkey" PRIMARY KEY ("fromId","toId")
);

-- CreateTable
CREATE TABLE "ConceptRevision" (
    "id" UUID NOT NULL,
    "conceptId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "entry" JSONB NOT NULL,
    "cause" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "proposalId" UUID,
    "importId" UUID,
    "authorId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConceptRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TermProposal" (
    "id" UUID NOT NULL,
    "glossaryId" UUID NOT NULL,
    "conceptId" UUID,
    "status" "TermProposalStatus" NOT NULL DEFAULT 'open',
    "change" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "seen" INTEGER,
    "importId" UUID,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TermProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Vote" (
    "proposalId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("proposalId","userId")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "record" JSONB NOT NULL,
    "decidedById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TermWaiver" (
    "id" UUID NOT NULL,
    "conceptId" UUID NOT NULL,
    "renderingId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "expiresOn" DATE,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TermWaiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GlossaryImport" (
    "id" UUID NOT NULL,
    "glossaryId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "authorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "GlossaryImport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Glossary_createdById_idx" ON "Glossary"("createdById");

-- CreateIndex
CREATE INDEX "GlossaryLink_projectId_idx" ON "GlossaryLink"("projectId");

-- CreateIndex
CREATE INDEX "Concept_glossaryId_sortKey_id_idx" ON "Concept"("glossaryId", "sortKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Concept_glossaryId_externalId_key" ON "Concept"("glossaryId", "externalId");

-- CreateIndex
CREATE INDEX "Term_conceptId_position_idx" ON "Term"("conceptId", "position");

-- CreateIndex
CREATE INDEX "ConceptRelation_toId_idx" ON "ConceptRelation"("toId");

-- CreateIndex
CREATE INDEX "ConceptRevision_importId_idx" ON "ConceptRevision"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "ConceptRevision_conceptId_revision_key" ON "ConceptRevision"("conceptId", "revision");

-- CreateIndex
CREATE INDEX "TermProposal_glossaryId_status_createdAt_idx" ON "TermProposal"("glossaryId", "status", "createdAt");

-- CreateIndex
CREATE INDEX "TermProposal_conceptId_idx" ON "TermProposal"("conceptId");

-- CreateIndex
CREATE INDEX "TermProposal_importId_idx" ON "TermProposal"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_proposalId_key" ON "Decision"("proposalId");

-- CreateIndex
CREATE INDEX "TermWaiver_renderingId_idx" ON "TermWaiver"("renderingId");

-- CreateIndex
CREATE INDEX "TermWaiver_conceptId_idx" ON "TermWaiver"("conceptId");

-- CreateIndex
CREATE INDEX "GlossaryImport_glossaryId_at_idx" ON "GlossaryImport"("glossaryId", "at");

-- AddForeignKey
ALTER TABLE "GlossaryLink" ADD CONSTRAINT "GlossaryLink_glossaryId_fkey" FOREIGN KEY ("glossaryId") REFERENCES "Glossary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GlossaryLink" ADD CONSTRAINT "GlossaryLink_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Concept" ADD CONSTRAINT "Concept_glossaryId_fkey" FOREIGN KEY ("glossaryId") REFERENCES "Glossary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Term" ADD CONSTRAINT "Term_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConceptRelation" ADD CONSTRAINT "ConceptRelation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConceptRelation" ADD CONSTRAINT "ConceptRelation_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConceptRevision" ADD CONSTRAINT "ConceptRevision_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermProposal" ADD CONSTRAINT "TermProposal_glossaryId_fkey" FOREIGN KEY ("glossaryId") REFERENCES "Glossary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermProposal" ADD CONSTRAINT "TermProposal_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "TermProposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "TermProposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermWaiver" ADD CONSTRAINT "TermWaiver_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermWaiver" ADD CONSTRAINT "TermWaiver_renderingId_fkey" FOREIGN KEY ("renderingId") REFERENCES "Rendering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GlossaryImport" ADD CONSTRAINT "GlossaryImport_glossaryId_fkey" FOREIGN KEY ("glossaryId") REFERENCES "Glossary"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Parts of terms, pinyin and initials are looked for in glossaries of a hundred thousand terms.
CREATE INDEX "Term_text_trgm" ON "Term" USING gin ("text" gin_trgm_ops);
CREATE INDEX "Concept_searchKeys_trgm" ON "Concept" USING gin ("searchKeys" gin_trgm_ops);

-- Sorted bytewise, so that a page goes on where the one before ended, whatever the database's locale.
ALTER TABLE "Concept" ALTER COLUMN "sortKey" TYPE text COLLATE "C";

-- One vote each is a primary key; a decision is for good.
CREATE FUNCTION refuse_decision_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A decision is not changed: make another.';
END $$;
CREATE TRIGGER decision_kept BEFORE UPDATE ON "Decision"
  FOR EACH ROW EXECUTE FUNCTION refuse_decision_change();
