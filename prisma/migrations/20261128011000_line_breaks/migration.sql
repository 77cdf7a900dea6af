-- Whether something in a text breaks a line, to one program or another: lib/interchange/core/line-break.ts says the same.
CREATE FUNCTION breaks_lines(value text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT value ~ '[\n\v\f\r\u0085\u2028\u2029]' $$;

-- The texts of more than one line, so that the preview of an export to plain files finds them without reading all the others.
CREATE INDEX "Paragraph_lines_idx" ON "Paragraph" ("documentId") WHERE breaks_lines("text");
CREATE INDEX "Rendering_lines_idx" ON "Rendering" ("trackId") WHERE breaks_lines("text");
