import type { WordSource } from "@/lib/collaboration/core/authorship";
import type { AuthorshipView } from "@/lib/renderings/server/authorship-schema";
import type { LayeredText, LayerKind, TextLayer } from "@/lib/text/core/layers";
import type { Writer } from "./authorship-store";

type By = NonNullable<AuthorshipView["runs"][number]["by"]>;

/** The line below words tells the source in five kinds; which it is of them is said where the pointer rests. */
export const AUTHOR_KINDS = {
  "author-typed": ["typed"],
  "author-adopted": ["adopted"],
  "author-memory": ["memory"],
  "author-outside": ["import", "program"],
  "author-again": ["restored", "replaced", "joined"],
} as const satisfies Partial<Record<LayerKind, readonly WordSource[]>>;
export type AuthorKind = keyof typeof AUTHOR_KINDS;

const KINDS = Object.keys(AUTHOR_KINDS) as readonly AuthorKind[];

/** How words that came in this way are shown. */
export const authorKind = (source: WordSource): AuthorKind =>
  KINDS.find((kind) => (AUTHOR_KINDS[kind] as readonly WordSource[]).includes(source)) ?? "author-typed";

/** What to show over a text, each word in the color of who wrote it. What is older than the log has no layer. */
export function authorLayers(
  { text, runs }: AuthorshipView,
  writers: readonly Writer[],
  say: (by: By) => string,
): LayeredText {
  const layers = runs.flatMap(({ start, end, by }): TextLayer[] => {
    if (by === null) return [];
    const color = writers.find(({ id }) => id === by.authorId)?.color;
    return [
      { start, end, kind: authorKind(by.source), label: say(by), ...(color !== undefined && { color }) },
    ];
  });
  return { text, layers };
}
