-- Whether something in a text breaks a line, to one program or another: lib/interchange/core/line-break.ts says the same.
CREATE FUNCTION breaks_lines(value text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT value ~ '[\n\v\f\r\u0085\u2028\u2029]' $$;

-- The texts of more than one line, so that the preview of an export to plain files finds them without reading all the others.
CREATE INDEX "Paragraph_lines_idx" ON "Paragraph" ("documentId") WHERE breaks_lines("text");
CREATE INDEX "Rendering_lines_idx" ON "Rendering" ("trackId") WHERE breaks_lines("text");

-- Whether a text says nothing: lib/interchange/core/pair-losses.ts says the same. Only a text that begins with a blank is looked
-- through. Not STRICT: so that it is written out where it is used.
CREATE FUNCTION is_blank(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT ascii(value) = ANY('{0,9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288,65279}'::int[])
       AND value !~ '[^\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]' $$;

-- The few sources that are blank: a pair of plain files needs both its texts.
CREATE INDEX "Paragraph_blank_idx" ON "Paragraph" ("documentId") WHERE is_blank("text");
