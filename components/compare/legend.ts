import type { AuthorshipView } from "@/lib/renderings/server/authorship-schema";
import type { Writer } from "./authorship-store";

type By = AuthorshipView["runs"][number]["by"];

export type LegendEntry = {
  readonly key: string;
  /** One of the colors of people; null where nobody is known. */
  readonly person: number | null;
  readonly by: By;
  /** Of the text's letters, 0 to 1. */
  readonly share: number;
};

/** The same for words of one person that came in the same way. */
export const writerKey = (by: By): string => (by === null ? "unknown" : `${by.authorId} ${by.source}`);

/** Who wrote a text and how it came in, the most first; people have the colors that they have on the page. */
export function readLegend(
  { text, runs }: AuthorshipView,
  writers: readonly Writer[],
): readonly LegendEntry[] {
  const entries = new Map<string, { by: By; length: number }>();
  for (const { start, end, by } of runs) {
    const entry = entries.get(writerKey(by)) ?? { by, length: 0 };
    entry.length += end - start;
    entries.set(writerKey(by), entry);
  }
  return [...entries]
    .map(([key, { by, length }]) => ({
      ...{ key, by, share: length / Math.max(1, text.length) },
      person: writers.find(({ id }) => id === by?.authorId)?.color ?? null,
    }))
    .toSorted((a, b) => b.share - a.share);
}
