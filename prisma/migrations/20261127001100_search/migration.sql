-- What a text is found by: each character of the East Asian scripts, each two that follow each other, and each word of
-- the others, in lower case and compatibility form. Trigrams would not find 安全: it has two characters. Traditional and
-- simplified characters stay as they are; who searches asks for both (lib/search/core/search-query.ts, which cuts a query
-- the same way). Of one paragraph, what stands after 60,000 characters is not found: a tsvector holds at most 1 MB.
CREATE FUNCTION search_tokens(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  WITH folded AS (SELECT lower(normalize(left(value, 60000), NFKC)) AS text),
  characters AS (
    SELECT c, lead(c) OVER (ORDER BY n) AS next, (c COLLATE "C" BETWEEN U&'\2E80' AND U&'\2FFF' OR c COLLATE "C" BETWEEN U&'\3005' AND U&'\3007'
      OR c COLLATE "C" BETWEEN U&'\3040' AND U&'\9FFF' OR c COLLATE "C" BETWEEN U&'\F900' AND U&'\FAFF'
      OR c COLLATE "C" BETWEEN U&'\+020000' AND U&'\+03FFFF') AS han, n
    FROM folded, unnest(string_to_array(folded.text, NULL)) WITH ORDINALITY AS u(c, n)
  ),
  pairs AS (SELECT c, next, han, lead(han) OVER (ORDER BY n) AS "nextHan" FROM characters),
  tokens AS (
    SELECT c AS token FROM pairs WHERE han
    UNION SELECT c || next FROM pairs WHERE han AND "nextHan"
    UNION SELECT left(word[1], 100) FROM folded, regexp_matches(folded.text, '[0-9a-z\u00c0-\u02af\u0370-\u1fff]+', 'g') AS word
  )
  SELECT array_to_tsvector(coalesce(array_agg(token), '{}')) FROM tokens WHERE token <> ''
$$;

-- fastupdate off: a list of what is not yet in the index would be read through by every search.
CREATE INDEX "Paragraph_search_idx" ON "Paragraph" USING gin (search_tokens("text")) WITH (fastupdate = off);
CREATE INDEX "Rendering_search_idx" ON "Rendering" USING gin (search_tokens("text")) WITH (fastupdate = off);
CREATE INDEX "Term_search_idx" ON "Term" USING gin (search_tokens("text")) WITH (fastupdate = off);
CREATE INDEX "Comment_search_idx" ON "Comment" USING gin (search_tokens("body")) WITH (fastupdate = off);
