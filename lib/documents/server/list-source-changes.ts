import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { namesOf } from "@/lib/accounts/server/people";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { readSourceChanges } from "./source-changes-store";
import type { SourceChange } from "./source-schema";

/** Renderings whose source changed since they were right, in the document's order; `cursor` is the one to go on after. */
export async function listSourceChanges(
  actor: Actor,
  documentId: string,
  asked: PageQuery & {
    readonly paragraph?: readonly string[] | undefined;
    readonly track?: readonly string[] | undefined;
  },
): Promise<Page<SourceChange>> {
  const grant = await authorize(actor, "view", { documentId });
  const { limit, cursor, paragraph, track } = asked;
  const rows = await readSourceChanges(grant, documentId, {
    ...{ paragraphIds: paragraph ?? null, trackIds: track ?? null, after: cursor ?? null, limit },
  });
  const page = toPage(rows, limit, ({ renderingId }) => renderingId);
  const names = await namesOf(page.items.flatMap(({ authorId }) => authorId ?? []));
  const items = page.items.map(
    ({ beforeRevision, beforeText, revision, text, authorId, at, ...marked }): SourceChange => ({
      ...marked,
      before: { revision: beforeRevision, text: beforeText },
      after: { revision, text },
      byName: names.get(authorId ?? "") ?? null,
      at: at?.toISOString() ?? null,
    }),
  );
  return { items, nextCursor: page.nextCursor };
}
