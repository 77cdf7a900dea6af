import { api } from "@/components/ui/api";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import type { Fetches } from "./discussion-store";

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

/** Every item of a list, page by page. */
export async function readAll<Item>(
  path: string,
  query: URLSearchParams,
  signal?: AbortSignal,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    if (cursor !== "") query.set("cursor", cursor);
    const page: Page<Item> = await api<Page<Item>>(
      `${path}?${query}`,
      signal === undefined ? {} : { signal },
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

/** How a document's marks and threads are read. */
export function fetchesOf(documentId: string): Fetches {
  const path = `/documents/${documentId}`;
  return {
    annotations: (ids, signal) =>
      readAll<AnnotationView>(
        `${path}/annotations`,
        new URLSearchParams([["limit", "1000"], ...ids.map((id) => ["paragraph", id])]),
        signal,
      ),
    threads: (paragraph, signal) =>
      readAll<ThreadView>(`${path}/threads`, new URLSearchParams({ limit: "200", paragraph }), signal),
  };
}
