import type { Grant } from "@/lib/accounts/core/grant";
import { saysWords } from "@/lib/db/says-words";
import type { Sql } from "@/lib/db/sql";
import type { State } from "@/lib/renderings/core/state";
import type { RawPatterns } from "@/lib/search/core/raw-pattern";
import type { FoundKey } from "./search-store";

/** A rendering with its place and what decides whether it may be changed. */
export type ReplaceableRow = {
  readonly renderingId: string;
  readonly text: string;
  readonly revision: number;
  readonly state: State;
  readonly locked: boolean;
  readonly language: string;
  readonly trackId: string;
  readonly trackName: string;
  readonly documentId: string;
  readonly title: string;
  readonly paragraphId: string;
  readonly source: string;
  readonly orderKey: string;
};

/** What a text must have somewhere: whether it has them as they are wanted is looked at in the text. */
export type WantedWords = {
  /** As they stand. */
  readonly letters: string | null;
  /** A pattern of folded words, and what tells of texts before they are folded. */
  readonly words: (RawPatterns & { readonly pattern: string }) | null;
};

/** Shown renderings of the project that have the words, by document, the newest first, in reading order, from a key on. */
export function readReplaceableTexts(
  sql: Sql,
  grant: Grant,
  asked: {
    readonly wanted: WantedWords;
    readonly document: string | null;
    readonly track: string | null;
    readonly after: FoundKey | null;
    readonly limit: number;
  },
): Promise<ReplaceableRow[]> {
  const { letters, words } = asked.wanted;
  return sql<ReplaceableRow>(
    `SELECT f.* FROM (
       SELECT r."id"::text AS "renderingId", r."text", r."revision", r."state"::text AS state, t."locked", t."language",
         t."id"::text AS "trackId", t."name" AS "trackName", d."id" AS "documentId", d."title",
         p."id"::text AS "paragraphId", p."text" AS source,
         p."orderKey" || '/' || t."orderKey" || '/' || r."id" AS "orderKey"
       FROM "Document" d JOIN "Track" t ON t."documentId" = d."id" AND t."deletedAt" IS NULL
         JOIN "Rendering" r ON r."trackId" = t."id" AND r."text" <> ''
         JOIN "Paragraph" p ON p."id" = r."paragraphId" AND NOT p."excluded" AND p."joinedIntoId" IS NULL
       WHERE d."projectId" = $1::uuid AND d."deletedAt" IS NULL
         AND ($2::uuid IS NULL OR d."id" = $2::uuid) AND ($3::uuid IS NULL OR t."id" = $3::uuid)
         AND ($4::text IS NULL OR strpos(r."text", $4) > 0)
         AND ($5::text IS NULL OR ${saysWords('r."text"', { pattern: "$5::text", sure: "$9::text", maybe: "$10::text" })})
     ) f
     WHERE $6::uuid IS NULL OR f."documentId" < $6::uuid OR (f."documentId" = $6::uuid AND f."orderKey" COLLATE "C" > $7)
     ORDER BY f."documentId" DESC, f."orderKey" COLLATE "C" LIMIT $8::int`,
    [
      ...[grant.projectId, asked.document, asked.track, letters, words?.pattern ?? null],
      ...[asked.after?.documentId ?? null, asked.after?.orderKey ?? null, asked.limit],
      ...[words?.sure ?? null, words?.maybe ?? null],
    ],
  );
}
