import type { Grant } from "@/lib/accounts/core/grant";
import { findKeptLinks } from "@/lib/alignment/server/find-kept-links";
import { sentenceRows } from "@/lib/interchange/core/sentence-rows";
import type { ExportDocument, ExportRendering, ExportRow } from "@/lib/interchange/core/writer";
import type { ReadExtras } from "./row-extras";
import { listParagraphsAt, listRenderings, listShownParagraphs } from "./store";

/** Rows in memory at once; also the most that a slow reader of the file makes us hold. */
const PAGE = 1000;

/**
 * Every shown paragraph of the document with its renderings, in document order, read page by page as the consumer
 * asks for more. Pages are cut by order key, so that what is inserted meanwhile moves nothing that was written.
 *
 * @param page rows that are read at once
 */
export async function* streamRows(
  grant: Grant,
  document: ExportDocument,
  { extras = null, page = PAGE }: { readonly extras?: ReadExtras | null; readonly page?: number } = {},
): AsyncGenerator<ExportRow> {
  const trackIds = document.tracks.map(({ id }) => id);
  let afterKey: string | null = null;
  let number = 0;
  for (;;) {
    const paragraphs = await listShownParagraphs(grant, document.id, { afterKey, limit: page });
    const ids = paragraphs.map(({ id }) => id);
    const renderings = groupByParagraph(await listRenderings(grant, trackIds, ids));
    const more = await extras?.(ids);
    for (const { orderKey, ...paragraph } of paragraphs) {
      afterKey = orderKey;
      number += 1;
      const { id } = paragraph;
      yield { paragraph: { ...paragraph, number }, renderings: renderings.get(id) ?? {}, ...more?.get(id) };
    }
    if (paragraphs.length < page) return;
  }
}

/**
 * Rows of paragraphs as rows of sentences, `page` paragraphs at once, by the sentence links of the tracks.
 */
export async function* streamSentences(
  grant: Grant,
  document: ExportDocument,
  rows: AsyncIterable<ExportRow>,
  page = PAGE,
): AsyncGenerator<ExportRow> {
  let held: ExportRow[] = [];
  for await (const row of rows) {
    held.push(row);
    if (held.length < page) continue;
    yield* await toSentences(grant, document, held);
    held = [];
  }
  yield* await toSentences(grant, document, held);
}

async function toSentences(
  grant: Grant,
  document: ExportDocument,
  rows: readonly ExportRow[],
): Promise<readonly ExportRow[]> {
  const ids = rows.map(({ paragraph }) => paragraph.id);
  const links = await Promise.all(
    document.tracks.map(async ({ id }) => [id, await findKeptLinks(grant, id, ids)] as const),
  );
  return rows.flatMap((row) => {
    const own = links.flatMap(([id, byParagraph]) => {
      const kept = byParagraph.get(row.paragraph.id);
      return kept === undefined ? [] : [[id, kept] as const];
    });
    return sentenceRows(document, row, new Map(own));
  });
}

/** The rows at some order keys, in document order; keys at which nothing is shown are passed over. */
export async function readRowsAt(
  grant: Grant,
  document: ExportDocument,
  keys: readonly string[],
  extras: ReadExtras | null = null,
): Promise<readonly ExportRow[]> {
  const paragraphs = await listParagraphsAt(grant, document.id, keys);
  const trackIds = document.tracks.map(({ id }) => id);
  const ids = paragraphs.map(({ id }) => id);
  const renderings = groupByParagraph(await listRenderings(grant, trackIds, ids));
  const more = await extras?.(ids);
  return paragraphs.map((paragraph) => ({
    paragraph,
    renderings: renderings.get(paragraph.id) ?? {},
    ...more?.get(paragraph.id),
  }));
}

function groupByParagraph(
  rows: Awaited<ReturnType<typeof listRenderings>>,
): ReadonlyMap<string, Record<string, ExportRendering>> {
  const groups = new Map<string, Record<string, ExportRendering>>();
  for (const { trackId, paragraphId, updatedAt, ...rendering } of rows) {
    const group = groups.get(paragraphId) ?? {};
    group[trackId] = { ...rendering, updatedAt: updatedAt.toISOString() };
    groups.set(paragraphId, group);
  }
  return groups;
}
