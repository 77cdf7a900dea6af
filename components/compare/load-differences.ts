import { api } from "@/components/ui/api";
import {
  COMPARED_AT_ONCE,
  type DifferencesView,
  type DifferenceView,
} from "@/lib/renderings/server/comparing-schema";

export type FoundDifferences = {
  /** Where the tracks differ most first. */
  readonly items: readonly DifferenceView[];
  readonly compared: number;
  readonly total: number;
  readonly done: boolean;
};

/** The differences of all paragraphs, told again with each turn, until all are compared or `signal` says stop. */
export async function loadDifferences(
  documentId: string,
  compared: { readonly tracks: readonly string[]; readonly base: string },
  signal: AbortSignal,
  tell: (found: FoundDifferences) => void,
): Promise<void> {
  let items: readonly DifferenceView[] = [];
  for (let from = 0, done = false; !done && !signal.aborted; from += COMPARED_AT_ONCE) {
    const query = new URLSearchParams([
      ...compared.tracks.map((id) => ["track", id]),
      ...[
        ["base", compared.base],
        ["cursor", String(from)],
      ],
    ]);
    const turn = await api<DifferencesView>(`/documents/${documentId}/differences?${query}`, { signal });
    items = mostFirst([...items, ...turn.items]);
    done = turn.compared >= turn.total;
    if (!signal.aborted) tell({ items, compared: turn.compared, total: turn.total, done });
  }
}

/** By the share of differing words; what some tracks have no words for comes after, in the order of the text. */
export function mostFirst(items: readonly DifferenceView[]): readonly DifferenceView[] {
  return items.toSorted((a, b) => b.share - a.share || a.number - b.number);
}
