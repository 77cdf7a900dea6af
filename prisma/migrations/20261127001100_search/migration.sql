-- What a text is found by: each two characters of the East Asian scripts that follow each other, the last of each run of
-- them, and each word of the other scripts, in lower case and compatibility form. One character is then found as the
-- beginning of two. Trigrams would not find 安全: it has two characters. Traditional and simplified characters stay as they
-- are; who searches asks for both (lib/search/core/search-query.ts, which cuts a query the same way). Of one paragraph, what
-- stands after 60,000 characters is not found: a tsvector holds at most 1 MB. A loop, because it is cut at each edit of a
-- text, and the same with window functions takes three times as long.
CREATE FUNCTION search_tokens(value text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  folded text := lower(normalize(left(value, 60000), NFKC));
  tokens text[] := '{}';
  before text := '';
  c text;
BEGIN
  FOREACH c IN ARRAY string_to_array(folded, NULL) LOOP
    IF c COLLATE "C" >= U&'\2E80' AND c ~ '[\u2e80-\u2fff\u3005-\u3007\u3040-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]' THEN
      IF before <> '' THEN tokens := tokens || (before || c); END IF;
      before := c;
    ELSIF before <> '' THEN
      tokens := tokens || before;
      before := '';
    END IF;
  END LOOP;
  IF before <> '' THEN tokens := tokens || before; END IF;
  IF folded ~ '[0-9a-z\u00c0-\u02af\u0370-\u1fff]' THEN
    tokens := tokens || ARRAY(
      SELECT left(word[1], 100) FROM regexp_matches(folded, '[0-9a-z\u00c0-\u02af\u0370-\u1fff]+', 'g') AS word
    );
  END IF;
  RETURN array_to_tsvector(tokens);
END $$;

-- fastupdate off: a list of what is not yet in the index would be read through by every search.
CREATE INDEX "Paragraph_search_idx" ON "Paragraph" USING gin (search_tokens("text")) WITH (fastupdate = off);
CREATE INDEX "Rendering_search_idx" ON "Rendering" USING gin (search_tokens("text")) WITH (fastupdate = off);
CREATE INDEX "Term_search_idx" ON "Term" USING gin (search_tokens("text")) WITH (fastupdate = off);
CREATE INDEX "Comment_search_idx" ON "Comment" USING gin (search_tokens("body")) WITH (fastupdate = off);
