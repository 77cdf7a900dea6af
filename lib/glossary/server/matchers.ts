import { LRUCache } from "lru-cache";
import { findSafeMarks } from "@/lib/glossary/core/recognize-in-parts";
import type { MatchConcept } from "@/lib/glossary/core/term";
import { createJudge, type Judge } from "@/lib/glossary/core/verdicts";
import { type GlossaryVersion, readMatchConcepts } from "./match-store";

export type Languages = { readonly sourceLanguage: string; readonly targetLanguage: string };

/** Glossaries ready to match texts against. Immutable, and shared by everybody who asks. */
export type Matcher = {
  /** Another one for every version of its glossaries. */
  readonly key: string;
  readonly judge: Judge;
  readonly conceptById: ReadonlyMap<string, MatchConcept>;
  /** Ends of sentences over which none of its terms goes. */
  readonly safeMarks: ReadonlySet<string>;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
};

/** A glossary of 100,000 terms takes some 50 MB as a matcher; teams have few. */
const KEPT = 16;

const matchers = new LRUCache<string, Promise<Matcher>>({ max: KEPT });

/**
 * The matcher of these glossaries as they are now: built once for each of their versions. Versions are read with the
 * request, so that no server can match by an older one.
 */
export function matcherOf(glossaries: readonly GlossaryVersion[], languages: Languages): Promise<Matcher> {
  const versions = glossaries.map(({ id, version }) => `${id}:${version}`).sort();
  const key = [...versions, languages.sourceLanguage, languages.targetLanguage].join(" ");
  const known = matchers.get(key);
  if (known !== undefined) return known;
  const building = build(key, glossaries, languages);
  matchers.set(key, building);
  building.catch(() => matchers.delete(key));
  return building;
}

async function build(
  key: string,
  glossaries: readonly GlossaryVersion[],
  languages: Languages,
): Promise<Matcher> {
  const concepts = (await Promise.all(glossaries.map(({ id }) => readMatchConcepts(id)))).flat();
  return {
    key,
    judge: createJudge(concepts, languages),
    conceptById: new Map(concepts.map((concept) => [concept.id, concept])),
    safeMarks: findSafeMarks(concepts.flatMap(({ terms }) => terms.map(({ text }) => text))),
    ...languages,
  };
}
