-- How many updates of the log the read model holds: exact where "through which id" is not, because ids are given
-- before commits. A start compares it with the log and catches up.
ALTER TABLE "Rendering" ADD COLUMN "includedUpdates" INTEGER NOT NULL DEFAULT 0;
