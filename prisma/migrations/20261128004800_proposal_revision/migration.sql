-- A proposal may be changed by its maker until somebody votes: a vote names what it was for.
ALTER TABLE "TermProposal" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
