import { api } from "@/components/ui/api";
import { type Fetch, GatheredStore } from "@/components/workbench/gathered-store";
import type { TextSelection } from "@/components/workbench/selection";
import { createStore, type Store } from "@/components/workbench/store";
import type { Occurrence } from "@/lib/glossary/core/term";
import type { ConceptInText, ShownVerdict } from "@/lib/glossary/server/matching-schema";

/** The terms of a paragraph, and what stands for them in each rendering shown. */
export type ParagraphTerms = {
  readonly occurrences: readonly Occurrence[];
  readonly renderings: readonly {
    readonly renderingId: string;
    readonly trackId: string;
    readonly revision: number;
    readonly verdicts: readonly ShownVerdict[];
  }[];
  /** What is known of each concept that stands in it, by id. */
  readonly concepts: Readonly<Record<string, ConceptInText>>;
};

export const NO_TERMS: ParagraphTerms = { occurrences: [], renderings: [], concepts: {} };

type Answer = {
  readonly paragraphs: readonly (Omit<ParagraphTerms, "concepts"> & { readonly paragraphId: string })[];
  readonly concepts: readonly ConceptInText[];
};

/** Well under what an address may be long. */
const AT_ONCE = 60;

export type TermsStore = {
  readonly paragraphs: GatheredStore<ParagraphTerms>;
  /** The concept that the panel brings into view. */
  readonly focused: Store<string | null>;
  /** The place that somebody is about to leave as it is. */
  readonly waiving: Store<{ readonly conceptId: string; readonly renderingId: string } | null>;
  /** The words that somebody is about to propose as a term. */
  readonly proposing: Store<TextSelection | null>;
};

/** @param tracks the tracks that are shown when it is asked */
export function createTermsStore(documentId: string, tracks: () => readonly string[]): TermsStore {
  const fetch: Fetch<ParagraphTerms> = async (ids, signal) => {
    const query = new URLSearchParams([
      ...ids.map((id) => ["paragraph", id]),
      ...tracks().map((id) => ["track", id]),
    ]);
    const { paragraphs, concepts } = await api<Answer>(`/documents/${documentId}/terms?${query}`, { signal });
    const byId = new Map(concepts.map((concept) => [concept.id, concept]));
    return new Map(
      paragraphs.map(({ paragraphId, occurrences, renderings }) => [
        paragraphId,
        { occurrences, renderings, concepts: conceptsOf({ occurrences, renderings }, byId) },
      ]),
    );
  };
  return {
    paragraphs: new GatheredStore({ fetch, nothing: NO_TERMS, atOnce: AT_ONCE }),
    focused: createStore<string | null>(null),
    waiving: createStore<{ conceptId: string; renderingId: string } | null>(null),
    proposing: createStore<TextSelection | null>(null),
  };
}

function conceptsOf(
  { occurrences, renderings }: Omit<ParagraphTerms, "concepts">,
  known: ReadonlyMap<string, ConceptInText>,
): Readonly<Record<string, ConceptInText>> {
  const ids = [
    ...occurrences.flatMap(({ conceptId, inner }) => [conceptId, ...inner.map((each) => each.conceptId)]),
    ...renderings.flatMap(({ verdicts }) => verdicts.map(({ conceptId }) => conceptId)),
  ];
  return Object.fromEntries(
    ids.flatMap((id) => {
      const concept = known.get(id);
      return concept === undefined ? [] : [[id, concept]];
    }),
  );
}
