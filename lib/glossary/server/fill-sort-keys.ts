import { namingTerm } from "@/lib/glossary/core/naming-term";
import { readUnsorted, writeSortKeys } from "./concept-store";
import { sortKeyOf } from "./search-keys";

/** Concepts whose keys are made at once. */
const PORTION = 500;

/**
 * Makes the sort keys of concepts that have none: a migration takes them away when concepts come to be sorted otherwise.
 * Copies of the server that start together do it twice, and to the same end.
 */
export async function fillSortKeys(): Promise<void> {
  for (let after: string | null = null; ; ) {
    const concepts = await readUnsorted(after, PORTION);
    await writeSortKeys(
      concepts.map(({ id, terms, sourceLanguage }) => ({
        id,
        sortKey: sortKeyOf(namingTerm(terms, sourceLanguage)?.text ?? ""),
      })),
    );
    after = concepts.at(-1)?.id ?? null;
    if (after === null || concepts.length < PORTION) return;
  }
}
