import type { TermEntry } from "@/lib/glossary/core/entry";
import { namingTerm } from "@/lib/glossary/core/naming-term";
import { isSameLanguage } from "@/lib/text/core/language";
import { illegalCharacters } from "../xml-text";
import type { ExportedConcept, Languages } from "./table-writer";

/** What a format of terms has a place for. "target": of preferred terms in the target language alone. */
export type TermCarries = {
  /** "pair": only the glossary's two languages. */
  readonly languages: "all" | "pair";
  readonly status: boolean;
  readonly domain: boolean;
  readonly definition: boolean;
  readonly type: boolean;
  readonly partOfSpeech: "all" | "without-proper-nouns" | "none";
  /** Authority, citation, date and occasion. */
  readonly sources: "all" | "target" | "citation" | "none";
  readonly validity: "all" | "target" | "none";
  readonly usageNotes: "all" | "target";
  readonly relations: boolean;
  readonly fullThenShort: boolean;
  readonly characters: "all" | "xml";
};

/** What a file of terms cannot say. */
export const TERM_LOSS_CODES = [
  "languages",
  "statuses",
  "domains",
  "definitions",
  "types",
  "parts-of-speech",
  "sources",
  "validity",
  "usage-notes",
  "relations",
  "full-then-short",
  "characters",
] as const;
export type TermLossCode = (typeof TERM_LOSS_CODES)[number];

/** `count` is of concepts for what is said of a concept, else of terms; at least 1. Examples differ. */
export type TermLossNote = {
  readonly code: TermLossCode;
  readonly count: number;
  readonly examples: readonly { readonly conceptId: string; readonly text: string }[];
};

const MOST_EXAMPLES = 3;

/**
 * What these concepts lose in a format, found by reading all of them once; memory does not grow with them. In the order
 * of `TERM_LOSS_CODES`; empty when the file says everything.
 */
export async function measureTermLoss(
  concepts: AsyncIterable<ExportedConcept>,
  languages: Languages,
  carries: TermCarries,
): Promise<{ readonly concepts: number; readonly notes: readonly TermLossNote[] }> {
  const tally = new Map<TermLossCode, { count: number; examples: { conceptId: string; text: string }[] }>();
  let total = 0;
  for await (const concept of concepts) {
    total += 1;
    for (const { code, text } of lossesOf(concept, languages, carries)) {
      const entry = tally.get(code) ?? { count: 0, examples: [] };
      tally.set(code, entry);
      entry.count += 1;
      const isKnown = entry.examples.some((one) => one.conceptId === concept.id && one.text === text);
      if (entry.examples.length < MOST_EXAMPLES && !isKnown)
        entry.examples.push({ conceptId: concept.id, text });
    }
  }
  const notes = TERM_LOSS_CODES.flatMap((code) => {
    const entry = tally.get(code);
    return entry === undefined ? [] : [{ code, ...entry }];
  });
  return { concepts: total, notes };
}

type Loss = { readonly code: TermLossCode; readonly text: string };

function* lossesOf({ entry }: ExportedConcept, languages: Languages, carries: TermCarries): Iterable<Loss> {
  const text = namingTerm(entry.terms, languages.sourceLanguage)?.text ?? "";
  const { domain, definition, note, relations, fullThenShort } = entry;
  if (!carries.domain && domain !== "") yield { code: "domains", text: domain };
  if (!carries.definition && definition !== "") yield { code: "definitions", text };
  if (!carries.relations && relations.length > 0) yield { code: "relations", text };
  if (!carries.fullThenShort && fullThenShort) yield { code: "full-then-short", text };
  const isUnwritable = (value: string) => carries.characters === "xml" && illegalCharacters(value).length > 0;
  if ([domain, definition, note].some(isUnwritable)) yield { code: "characters", text };
  for (const term of entry.terms) {
    if (carries.languages === "pair" && !isOfPair(term, languages)) {
      yield { code: "languages", text: term.text };
      continue;
    }
    if (isUnwritable(`${term.text}${term.citation}${term.usageNote}`))
      yield { code: "characters", text: term.text };
    yield* termLosses(term, languages, carries);
  }
}

const isOfPair = ({ language }: TermEntry, { sourceLanguage, targetLanguage }: Languages): boolean =>
  isSameLanguage(language, sourceLanguage) || isSameLanguage(language, targetLanguage);

function* termLosses(term: TermEntry, languages: Languages, carries: TermCarries): Iterable<Loss> {
  const { text, status, type, partOfSpeech, validFrom, validUntil, usageNote } = term;
  const isTarget = status === "preferred" && isSameLanguage(term.language, languages.targetLanguage);
  const isKept = (how: string): boolean => how === "all" || (how === "target" && isTarget);
  if (!carries.status && status !== "proposed") yield { code: "statuses", text };
  if (!carries.type && type !== null) yield { code: "types", text };
  if (partOfSpeech !== null && !isWritable(partOfSpeech, carries.partOfSpeech))
    yield { code: "parts-of-speech", text };
  if (!isKept(carries.sources) && hasSource(term, carries.sources === "citation"))
    yield { code: "sources", text };
  if (!isKept(carries.validity) && (validFrom ?? validUntil) !== null) yield { code: "validity", text };
  if (!isKept(carries.usageNotes) && usageNote !== "") yield { code: "usage-notes", text };
}

const isWritable = (part: string, how: TermCarries["partOfSpeech"]): boolean =>
  how === "all" || (how === "without-proper-nouns" && part !== "properNoun");

function hasSource({ authority, citation, date, occasion }: TermEntry, butCitation: boolean): boolean {
  return authority !== "" || date !== null || occasion !== "" || (!butCitation && citation !== "");
}
