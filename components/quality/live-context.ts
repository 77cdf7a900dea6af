import { NO_TERMS, type ParagraphTerms } from "@/components/terms/terms-store";
import type { WorkbenchModel } from "@/components/workbench/model";
import { type SourceTerms, sourceTermsOf } from "@/lib/quality/core/source-terms";
import type { LivePair } from "./live-checks";

/** What the server told that a text is held to, besides its source. */
export type LiveContext = Pick<LivePair, "date" | "mentions"> & { readonly terms: SourceTerms | null };

type Read = (paragraph: { readonly id: string; readonly text: string }) => LiveContext;

/** Reads it; it is the same object as long as it says the same, with terms that are. */
export function readerOfContext({ terms, checks, seed }: WorkbenchModel, renderingId: string): Read {
  const languages = { sourceLanguage: seed.project.sourceLanguage, targetLanguage: seed.targetLanguage };
  const [sameTerms, sameContext] = [keepSame<SourceTerms | null>(), keepSame<LiveContext>()];
  let last: { readonly of: readonly unknown[]; readonly context: LiveContext } | null = null;
  return ({ id, text }) => {
    const [ofTerms, ofChecks, date] = [terms.paragraphs.get(id), checks.paragraphs.get(id), terms.date.get()];
    const of = [ofTerms, ofChecks, date, text];
    // With each key nothing of it is another, and there may be much of it.
    if (last?.of.every((one, at) => one === of[at])) return last.context;
    const stored = ofChecks.find((each) => each.renderingId === renderingId);
    const context = sameContext({
      ...{ date, mentions: stored?.mentions ?? null },
      terms: sameTerms(readTerms(ofTerms, text, languages)),
    });
    last = { of, context };
    return context;
  };
}

/** Null as long as the server has not told, and where no glossary is used. */
const readTerms = (told: ParagraphTerms, source: string, languages: Parameters<typeof sourceTermsOf>[2]) =>
  told === NO_TERMS
    ? null
    : sourceTermsOf({ ...told, concepts: Object.values(told.concepts) }, source, languages);

/** Gives the same object again as long as it says the same: the server answers anew with every text that is stored. */
function keepSame<Value>(): (value: Value) => Value {
  let kept: { readonly words: string; readonly value: Value } | null = null;
  return (value) => {
    const words = JSON.stringify(value);
    if (kept?.words !== words) kept = { words, value };
    return kept.value;
  };
}
