import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { namesOf } from "@/lib/accounts/server/people";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { readParagraphRevisions } from "./source-changes-store";
import type { ParagraphRevisionView } from "./source-schema";

/** What a paragraph of the source said, newest first. One that never changed has no history. */
export async function listParagraphRevisions(
  actor: Actor,
  paragraphId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<ParagraphRevisionView>> {
  const grant = await authorize(actor, "view", { paragraphId });
  const before = cursor === undefined ? undefined : Number(cursor);
  const rows = await readParagraphRevisions(grant, paragraphId, { limit, before });
  const page = toPage(rows, limit, ({ revision }) => String(revision));
  const names = await namesOf(page.items.map(({ authorId }) => authorId));
  const items = page.items.map(({ authorId, at, ...revision }) => {
    // What was imported is kept with the first change, whose author did not write it.
    const isImport = revision.cause === "import";
    return {
      ...revision,
      authorName: isImport ? null : (names.get(authorId) ?? null),
      at: isImport ? null : at.toISOString(),
    };
  });
  return { items, nextCursor: page.nextCursor };
}
