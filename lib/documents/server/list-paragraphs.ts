import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Page } from "@/lib/http/page";
import { foreignCursor } from "./cursors";
import { findOrderKey, readParagraphs } from "./paragraph-store";
import { presentParagraph } from "./present";
import type { ParagraphView } from "./schema";

/**
 * Paragraphs in order, by pages; those that are shown, or all rows that the files gave. `cursor` is the paragraph to
 * go on after.
 *
 * @throws AppError `invalid` for a cursor that is no paragraph of the document
 */
export async function listParagraphs(
  actor: Actor,
  documentId: string,
  page: { readonly limit: number; readonly cursor?: string | undefined; readonly all: boolean },
): Promise<Page<ParagraphView>> {
  const grant = await authorize(actor, "view", { documentId });
  const { limit, all } = page;
  const after = page.cursor === undefined ? undefined : await findOrderKey(grant, documentId, page.cursor);
  if (after === null) throw foreignCursor();
  const rows = await readParagraphs(grant, documentId, { limit, all, after });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map((row) => presentParagraph(row, all)),
    nextCursor: last?.id ?? null,
  };
}
