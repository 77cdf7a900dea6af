import type { ParagraphTerms } from "@/components/terms/terms-store";
import { api } from "@/components/ui/api";
import { namingTerm } from "@/lib/glossary/core/naming-term";
import type { Occurrence, TermStatus } from "@/lib/glossary/core/term";
import type { ConceptInText } from "@/lib/glossary/server/matching-schema";
import type { ConceptView, GlossaryView } from "@/lib/glossary/server/schema";
import { isSameLanguage } from "@/lib/text/core/language";

/** A concept that words can be linked to. */
export type ConceptChoice = {
  readonly id: string;
  readonly term: string;
  readonly pinyin: string;
  /** What is to be written for it; null while nothing is. */
  readonly wording: string | null;
  readonly status: TermStatus;
  readonly glossaryName: string;
  /** Where it was found: in the words themselves, elsewhere in the paragraph, or by what was typed. */
  readonly from: "words" | "paragraph" | "search";
};

/** Marked words: half-open UTF-16 offsets into the source (`renderingId` null) or a rendering. */
export type Place = { readonly renderingId: string | null; readonly start: number; readonly end: number };

type Languages = { readonly source: string; readonly target: string };

/** As many of each glossary as a person looks through. */
const MOST = 30;
const TO_WRITE: readonly TermStatus[] = ["preferred", "admitted", "proposed"];

/** Concepts recognized in a paragraph: those in the words first, then the others, each once and in the text's order. */
export function suggestConcepts(
  { occurrences, renderings, concepts }: ParagraphTerms,
  place: Place,
  languages: Languages,
): readonly ConceptChoice[] {
  const all = occurrences.flatMap(unfold);
  const verdicts = renderings.find(({ renderingId }) => renderingId === place.renderingId)?.verdicts ?? [];
  const touches = (span: { readonly start: number; readonly end: number }): boolean =>
    span.start < place.end && place.start < span.end;
  const inWords =
    place.renderingId === null
      ? all.filter(touches).map(({ conceptId }) => conceptId)
      : verdicts.filter(({ targetSpans }) => targetSpans.some(touches)).map(({ conceptId }) => conceptId);
  const ids = new Set([...inWords, ...all.map(({ conceptId }) => conceptId)]);
  return [...ids].flatMap((id) => {
    const concept: ConceptInText | undefined = concepts[id];
    if (concept === undefined) return [];
    const from = inWords.includes(id) ? "words" : "paragraph";
    return [toChoice(concept, { ...languages, glossaryName: concept.glossaryName, from })];
  });
}

/** A recognized term with those folded under it. */
function unfold(occurrence: Occurrence): readonly Occurrence[] {
  return [occurrence, ...occurrence.inner.flatMap(unfold)];
}

function toChoice(
  { id, pinyin, terms }: Pick<ConceptView, "id" | "pinyin" | "terms">,
  more: Languages & Pick<ConceptChoice, "glossaryName" | "from">,
): ConceptChoice {
  const named = namingTerm(terms, more.source);
  const [wording] = terms
    .filter(({ language, status }) => isSameLanguage(language, more.target) && TO_WRITE.includes(status))
    .toSorted((a, b) => TO_WRITE.indexOf(a.status) - TO_WRITE.indexOf(b.status));
  return {
    ...{ id, pinyin, term: named?.text ?? "", wording: wording?.text ?? null },
    status: wording?.status ?? named?.status ?? "proposed",
    ...{ glossaryName: more.glossaryName, from: more.from },
  };
}

/** Concepts of a project's glossaries that hold what was typed: Chinese, pinyin or its initials, English. */
export async function searchConcepts(projectId: string, query: string): Promise<readonly ConceptChoice[]> {
  const { items } = await api<{ items: readonly GlossaryView[] }>(`/glossaries?projectId=${projectId}`);
  const found = await Promise.all(items.map((glossary) => searchGlossary(glossary, query)));
  return rank(found.flat(), query);
}

async function searchGlossary(glossary: GlossaryView, query: string): Promise<readonly ConceptChoice[]> {
  const asked = new URLSearchParams({ q: query, limit: String(MOST) });
  const { items } = await api<{ items: readonly ConceptView[] }>(
    `/glossaries/${glossary.id}/concepts?${asked}`,
  );
  const { sourceLanguage: source, targetLanguage: target, name: glossaryName } = glossary;
  return items.map((concept) => toChoice(concept, { source, target, glossaryName, from: "search" }));
}

/** What is called as was typed comes before what begins so, and that before the rest. */
export function rank(choices: readonly ConceptChoice[], query: string): readonly ConceptChoice[] {
  const wanted = query.trim().toLowerCase();
  const distance = ({ term, wording }: ConceptChoice): number => {
    const names = [term, wording ?? ""].map((name) => name.toLowerCase());
    if (names.includes(wanted)) return 0;
    return names.some((name) => name.startsWith(wanted)) ? 1 : 2;
  };
  return choices.toSorted((a, b) => distance(a) - distance(b));
}
