import { cleanText } from "@/lib/text/core/clean-text";

/** What a proposal would do. Source of the words: the outer contract. */
export const PROPOSAL_KINDS = [
  "join",
  "jump-line",
  "caption",
  "speaker",
  "running-head",
  "page-number",
] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export const PROPOSAL_STATUSES = ["open", "accepted", "refused", "undone"] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** Rules that speak for or against a proposal; each has one sentence under `documents.rules` in the catalogs. */
export const RULES = [
  "connecting-end",
  "unfinished-end",
  "cannot-begin",
  "seldom-begins",
  "dangling-end",
  "open-pair",
  "number-cut",
  "latin-cut",
  "word-cut",
  "seen-together",
  "long-first-half",
  "sentence-before",
  "tail-ends",
  "looks-like-heading",
  "looks-like-line",
  "siblings-run-on",
  "siblings-are-headings",
  "fresh-start",
  "jump-words",
  "at-the-end",
  "at-the-beginning",
  "own-line",
  "credit-line",
  "begins-with-date",
  "near-the-title",
  "picture-words",
  "label-shape",
  "name-repeats",
  "repeats",
  "page-shape",
  "page-sequence",
] as const;
export type Rule = (typeof RULES)[number];

/** One reason. `weight` is in log-odds: above 0 speaks for the proposal, below 0 against. `quote` is from the source. */
export type Evidence = { readonly rule: Rule; readonly weight: number; readonly quote?: string };

/** What a proposal would do beyond its kind. */
export type ProposalDetail =
  | { readonly kind: "join" }
  /** `line` is the line itself; `whole` when the paragraph is nothing else. The line is the last, or with "from" the first. */
  | {
      readonly kind: "jump-line";
      readonly line: string;
      readonly whole: boolean;
      readonly direction: "to" | "from";
      readonly page: string | null;
    }
  | { readonly kind: "caption" }
  | {
      readonly kind: "speaker";
      readonly label: string;
      readonly speaker: string;
      readonly turn: "question" | "answer" | null;
    }
  | { readonly kind: "running-head" }
  | { readonly kind: "page-number" };

/** A proposal on a text whose paragraphs are counted from 0. A join names head and tail; the rest name one paragraph. */
export type Proposal = {
  readonly kind: ProposalKind;
  /** 0 to 1. */
  readonly confidence: number;
  /** Strongest first. */
  readonly evidence: readonly Evidence[];
  readonly paragraphIndexes: readonly number[];
  readonly detail: ProposalDetail;
};

/** Confidence from evidence: the logistic of the weights' sum, kept short of certainty, to two places. */
export function confidenceOf(evidence: readonly Evidence[]): number {
  const sum = evidence.reduce((total, entry) => total + entry.weight, 0);
  const share = 1 / (1 + Math.exp(-sum));
  return Math.round(Math.min(0.99, Math.max(0.01, share)) * 100) / 100;
}

/** Puts a proposal together, with its confidence computed and its strongest evidence first. */
export function proposal(
  detail: ProposalDetail,
  paragraphIndexes: readonly number[],
  evidence: readonly Evidence[],
): Proposal {
  return {
    kind: detail.kind,
    confidence: confidenceOf(evidence),
    evidence: evidence.map(wellFormed).toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    paragraphIndexes,
    detail,
  };
}

/** A quote is cut by length, and may have cut a character in two. */
function wellFormed(entry: Evidence): Evidence {
  return entry.quote === undefined ? entry : { ...entry, quote: cleanText(entry.quote).text };
}
