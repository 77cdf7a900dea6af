import { api } from "@/components/ui/api";
import { type Fetch, GatheredStore } from "@/components/workbench/gathered-store";
import type { TextSelection } from "@/components/workbench/selection";
import { createStore, type Store } from "@/components/workbench/store";
import type { Occurrence } from "@/lib/glossary/core/term";
import type { ConceptInText, ShownVerdict } from "@/lib/glossary/server/matching-schema";

/** The terms of a paragraph, and what stands for them in each rendering shown. */
export type ParagraphTerms = {
  readonly occurrences: readonly Occurrence[];
  /** The same by decided terms alone, by which the verdicts are; null where it is all of them. */
  readonly decided: readonly Occurrence[] | null;
  readonly renderings: readonly {
    readonly renderingId: string;
    readonly trackId: string;
    readonly revision: number;
    readonly verdicts: readonly ShownVerdict[];
  }[];
  /** What is known of each concept that stands in it, by id. */
  readonly concepts: Readonly<Record<string, ConceptInText>>;
};

export const NO_TERMS: ParagraphTerms = {
  ...{ occurrences: [], decided: null, renderings: [], concepts: {} },
};

type Answer = {
  readonly date: string | null;
  readonly paragraphs: readonly (Omit<ParagraphTerms, "concepts"> & {
    readonly paragraphId: string;
  })[];
  readonly concepts: readonly ConceptInText[];
};

/** Well under what an address may be long. */
const AT_ONCE = 60;

export type TermsStore = {
  /** The document's, as the server told it last. */
  readonly date: Store<string | null>;
  readonly paragraphs: GatheredStore<ParagraphTerms>;
  /** The concept that the panel brings into view. */
  readonly focused: Store<string | null>;
  /** The place that somebody is about to leave as it is. */
  readonly waiving: Store<{ readonly conceptId: string; readonly renderingId: string } | null>;
  /** The words that somebody is about to propose as a term. */
  readonly proposing: Store<TextSelection | null>;
};

/** @param tracks the tracks that are shown when it is asked */
export function createTermsStore(
  { id: documentId, date: seeded }: { readonly id: string; readonly date: string | null },
  tracks: () => readonly string[],
): TermsStore {
  const date = createStore(seeded);
  const fetch: Fetch<ParagraphTerms> = async (ids, signal) => {
    const query = new URLSearchParams([
      ...ids.map((id) => ["paragraph", id]),
      ...tracks().map((id) => ["track", id]),
    ]);
    const answer = await api<Answer>(`/documents/${documentId}/terms?${query}`, { signal });
    date.set(answer.date);
    const byId = new Map(answer.concepts.map((concept) => [concept.id, concept]));
    return new Map(
      answer.paragraphs.map(({ paragraphId, ...found }) => [
        paragraphId,
        { ...found, concepts: conceptsOf(found, byId) },
      ]),
    );
  };
  return {
    date,
    paragraphs: new GatheredStore({ fetch, nothing: NO_TERMS, atOnce: AT_ONCE }),
    focused: createStore<string | null>(null),
    waiving: createStore<{ conceptId: string; renderingId: string } | null>(null),
    proposing: createStore<TextSelection | null>(null),
  };
}

function conceptsOf(
  { occurrences, decided }: Pick<ParagraphTerms, "occurrences" | "decided">,
  known: ReadonlyMap<string, ConceptInText>,
): Readonly<Record<string, ConceptInText>> {
  const ids = [...occurrences, ...(decided ?? [])].flatMap(({ conceptId, inner }) => [
    conceptId,
    ...inner.map((each) => each.conceptId),
  ]);
  return Object.fromEntries(
    ids.flatMap((id) => {
      const concept = known.get(id);
      return concept === undefined ? [] : [[id, concept]];
    }),
  );
}
