/** TBX's administrative status, plus `proposed` for what nobody has decided yet. */
export const TERM_STATUSES = ["proposed", "preferred", "admitted", "deprecated", "superseded"] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

export const TERM_TYPES = ["fullForm", "shortForm", "acronym", "variant"] as const;
export type TermType = (typeof TERM_TYPES)[number];

export const PARTS_OF_SPEECH = ["noun", "verb", "adjective", "adverb", "properNoun", "other"] as const;
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number];

/** What recognition and verdicts need to know of a term. Days are ISO dates ("2018-03-01"). */
export type MatchTerm = {
  readonly id: string;
  /** BCP 47. */
  readonly language: string;
  readonly text: string;
  readonly status: TermStatus;
  /** The first day on which this wording is right; null when always. */
  readonly validFrom: string | null;
  /** The last day on which it is right; null when it still is. */
  readonly validUntil: string | null;
  /** Null when nobody has said. */
  readonly type: TermType | null;
};

/** A concept, as far as texts are matched against it. */
export type MatchConcept = {
  readonly id: string;
  /** The `concept_id` that an import gave; null when it was made here. */
  readonly externalId: string | null;
  /** The source text's wording stays as it is in the target: matched by the source terms themselves. */
  readonly doNotTranslate: boolean;
  /** A text mentions it by a full form first, and by a short one or an acronym afterwards. */
  readonly fullThenShort: boolean;
  readonly terms: readonly MatchTerm[];
};

/** A place where a term was recognized. Offsets are UTF-16, half open, in the text that was given. */
export type Occurrence = {
  readonly conceptId: string;
  readonly termId: string;
  /** The text as it stands there. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Terms that stand inside this one, and others of the very same span: folded under it. */
  readonly inner: readonly Occurrence[];
};

/** Half-open UTF-16 offsets. */
export type Span = { readonly start: number; readonly end: number };

export const VERDICTS = ["forbidden", "superseded", "found", "variant", "missing"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Whether the agreed wording of one concept stands in one translation. */
export type ConceptVerdict = {
  readonly conceptId: string;
  readonly externalId: string | null;
  /** The concept's first occurrence in the source. */
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
  /** Where the wording that decided it stands in the target; empty when missing. */
  readonly targetSpans: readonly Span[];
  /** The term that decided it; for `superseded` and `forbidden` the wrong one; null when missing. */
  readonly termId: string | null;
};
