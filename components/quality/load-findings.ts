import { api } from "@/components/ui/api";
import type { PlacedFinding } from "@/lib/quality/server/schema";

/** A finding of a rendering, or of a source. */
export type ListedFinding = Pick<
  PlacedFinding,
  "check" | "code" | "values" | "severity" | "fingerprint" | "paragraphId" | "number" | "waiver"
>;

export type ListedFindings = {
  readonly items: readonly ListedFinding[];
  readonly checked: number;
  readonly total: number;
  readonly done: boolean;
};

type Page = {
  readonly items: readonly ListedFinding[];
  readonly checked: number;
  readonly total: number;
  readonly nextCursor: string | null;
};

/** Of a whole track, or of a document's source. */
export type Looked = { readonly trackId: string } | { readonly documentId: string };

/** The findings of all paragraphs, told again with each part that was looked at, until all is or `signal` says stop. */
export async function loadFindings(
  looked: Looked,
  signal: AbortSignal,
  tell: (found: ListedFindings) => void,
): Promise<void> {
  let items: readonly ListedFinding[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await readPage(looked, cursor, signal);
    items = [...items, ...page.items];
    cursor = page.nextCursor;
    if (!signal.aborted) tell({ items, checked: page.checked, total: page.total, done: cursor === null });
  } while (cursor !== null && !signal.aborted);
}

function readPage(looked: Looked, cursor: string | null, signal: AbortSignal): Promise<Page> {
  const after = cursor === null ? "" : `?cursor=${cursor}`;
  return "trackId" in looked
    ? api(`/tracks/${looked.trackId}/findings${after}`, { signal })
    : api(`/documents/${looked.documentId}/source-findings${after}`, { signal });
}
