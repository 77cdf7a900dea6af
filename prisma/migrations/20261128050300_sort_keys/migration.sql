-- A concept is sorted by what is decided of it, not by its first term: keys that may say otherwise are made anew at the
-- start (lib/glossary/server/fill-sort-keys.ts), since only that can read pinyin.
UPDATE "Concept" c SET "sortKey" = ''
WHERE EXISTS (SELECT 1 FROM "Term" t WHERE t."conceptId" = c."id" AND t."status" NOT IN ('preferred', 'admitted'));
