import type { ConceptVerdict, Verdict } from "@/lib/glossary/core/term";
import type { CheckedPair, Finding, Severity } from "./finding";
import { report, type Span, spanAt } from "./spans";

/** What the glossary says of one concept in this pair, with the words that a person reads. */
export type JudgedTerm = {
  readonly verdict: Pick<ConceptVerdict, "conceptId" | "start" | "end" | "verdict" | "targetSpans">;
  /** The agreed wordings, the preferred first; empty when only wrong ones are known. */
  readonly wordings: readonly string[];
};

export const TERM_CHECKS = ["term-missing", "term-forbidden", "term-superseded"] as const;
export type TermCheck = (typeof TERM_CHECKS)[number];

/** The concept that a finding is about; null for findings that are not the glossary's. */
export const conceptOf = ({
  check,
  source,
}: {
  readonly check: string;
  readonly source: { readonly value?: string | undefined } | null;
}): string | null => (TERM_CHECKS.some((each) => each === check) ? (source?.value ?? null) : null);

const CHECK_OF: Readonly<Record<Verdict, { check: TermCheck; severity: Severity } | null>> = {
  missing: { check: "term-missing", severity: "warning" },
  forbidden: { check: "term-forbidden", severity: "error" },
  superseded: { check: "term-superseded", severity: "warning" },
  found: null,
  variant: null,
};

/**
 * The glossary's verdicts of one pair as findings: for a wrong wording one at each of its places in the English, for
 * a missing one at the concept's first place in the source. Concepts that are waived do not belong in `terms`.
 */
export function checkTerms<Check extends TermCheck>(
  pair: CheckedPair,
  terms: readonly JudgedTerm[],
  check: Check,
): readonly Finding<Check>[] {
  const findings: Finding<Check>[] = [];
  for (const term of terms) {
    const of = CHECK_OF[term.verdict.verdict];
    if (of?.check !== check || pair.target.trim() === "") continue;
    const { targetSpans } = term.verdict;
    const places = check === "term-missing" || targetSpans.length === 0 ? NOWHERE : targetSpans;
    for (const place of places) findings.push(toFinding(pair, term, { check, severity: of.severity }, place));
  }
  return findings;
}

const NOWHERE: readonly (Span | null)[] = [null];

function toFinding<Check extends TermCheck>(
  { source, target }: CheckedPair,
  { verdict, wordings }: JudgedTerm,
  { check, severity }: { check: Check; severity: Severity },
  place: Span | null,
): Finding<Check> {
  const term = spanAt(source, verdict.start, verdict.end, verdict.conceptId);
  const wording = wordings.join(" / ");
  const code = wording === "" && check !== "term-missing" ? `${check}-only` : check;
  if (place === null)
    return report(check, code, severity, { values: { term: term.text, wording }, source: term });
  const found = spanAt(target, place.start, place.end);
  return report(check, code, severity, {
    values: { term: term.text, wording, found: found.text },
    source: term,
    target: found,
  });
}
