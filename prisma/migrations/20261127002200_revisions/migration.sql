-- What an edit is made from (If-Match): two people do not lose each other's changes.
ALTER TABLE "Project" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Document" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Track" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Glossary" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
