-- What a paragraph was made of at each revision, so that going back to one gives every piece its own words again.
ALTER TABLE "ParagraphRevision" ADD COLUMN "pieces" JSONB;
