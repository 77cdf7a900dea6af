import { given } from "@/lib/glossary/core/change";
import { conceptChange, termChange } from "@/lib/glossary/core/entry";
import type { ImportedConcept, ImportedTerm } from "@/lib/glossary/core/imported";
import type { ReadTerms, SkippedLine } from "./table-reader";

const LONGEST_ID = 200;

/** What was read, with texts as an entry holds them; concepts that no entry could hold are told and left out. */
export function checkImported({ concepts, skipped, columns }: ReadTerms): ReadTerms {
  const checked = concepts.map(checkOne);
  return {
    columns,
    concepts: checked.flatMap((each) => ("reason" in each ? [] : [each])),
    skipped: [...skipped, ...checked.flatMap((each) => ("reason" in each ? [each] : []))].sort(
      (a, b) => a.line - b.line,
    ),
  };
}

function checkOne(concept: ImportedConcept): ImportedConcept | SkippedLine {
  const { line, externalId, relations = [] } = concept;
  const text = concept.terms[0]?.text ?? externalId ?? "";
  const fields = conceptChange.safeParse(concept.fields);
  const terms = concept.terms.map(checkTerm);
  const isTooLong = (id: string | null): boolean => id !== null && id.length > LONGEST_ID;
  const isBad = !fields.success || terms.includes(null) || isTooLong(externalId);
  if (isBad || relations.some(({ to }) => to === "" || isTooLong(to)))
    return { line, reason: "bad-value", text: text.slice(0, LONGEST_ID) };
  return { ...concept, fields: given(fields.data), terms: terms.flatMap((term) => term ?? []) };
}

function checkTerm(term: ImportedTerm): ImportedTerm | null {
  const checked = termChange.safeParse(term);
  if (!checked.success) return null;
  const { language, text, ...fields } = checked.data;
  return language === undefined || text === undefined ? null : { ...given(fields), language, text };
}
