-- How many characters of a text XML 1.0 cannot hold: lib/interchange/core/xml-text.ts says the same. U+0000 and lone
-- surrogates are no text to PostgreSQL at all.
CREATE FUNCTION count_unwritable(value text) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT regexp_count(value, '[\u0001-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]') $$;

-- The few texts that have any, so that the preview of an export finds them without reading all the others.
CREATE INDEX "Paragraph_unwritable_idx" ON "Paragraph" ("documentId") WHERE count_unwritable("text") > 0;
CREATE INDEX "Rendering_unwritable_idx" ON "Rendering" ("trackId") WHERE count_unwritable("text") > 0;

-- The few paragraphs that are not shown: whoever counts renderings leaves theirs out.
CREATE INDEX "Paragraph_hidden_idx" ON "Paragraph" ("documentId") WHERE "excluded" OR "joinedIntoId" IS NOT NULL;
