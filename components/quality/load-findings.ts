import { api } from "@/components/ui/api";
import type { PlacedFinding } from "@/lib/quality/server/schema";

export type TrackFindings = {
  readonly items: readonly PlacedFinding[];
  readonly checked: number;
  readonly total: number;
  readonly done: boolean;
};

type Page = Omit<TrackFindings, "done"> & { readonly nextCursor: string | null };

/** The findings of a whole track, told again with each part that was looked at, until all is or `signal` says stop. */
export async function loadFindings(
  trackId: string,
  signal: AbortSignal,
  tell: (found: TrackFindings) => void,
): Promise<void> {
  let items: readonly PlacedFinding[] = [];
  for (let cursor: string | null = "0"; cursor !== null && !signal.aborted; ) {
    const page: Page = await api(`/tracks/${trackId}/findings?cursor=${cursor}`);
    items = [...items, ...page.items];
    cursor = page.nextCursor;
    if (!signal.aborted) tell({ items, checked: page.checked, total: page.total, done: cursor === null });
  }
}
