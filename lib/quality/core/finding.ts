/** How much a finding weighs: an error can keep a rendering from being confirmed, a notice never does. */
export const SEVERITIES = ["error", "warning", "notice"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A place in one of the two texts: half-open UTF-16 offsets, the text there, and the value that was read from it. */
export type FoundSpan = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What the check read, as people write it ("220,000,000,000"); absent where there is no value to read. */
  readonly value?: string;
};

/**
 * What a check reports on a pair of texts. `code` names the message in `messages/*.json` (`checks.<code>`), and
 * `values` fills it in; one check may have several codes. At least one side has a span, except where a whole text is
 * at fault: then both are null.
 */
export type Finding<Check extends string = string> = {
  readonly check: Check;
  readonly code: string;
  readonly severity: Severity;
  readonly values: Readonly<Record<string, string | number>>;
  readonly source: FoundSpan | null;
  readonly target: FoundSpan | null;
};

/** Two texts to check. `date` is the document's (ISO), null when unknown. */
export type CheckedPair = {
  readonly source: string;
  readonly target: string;
  readonly date: string | null;
};

/** One check of a pair: pure, linear in the length of both texts. */
export type PairCheck<Check extends string = string> = (pair: CheckedPair) => readonly Finding<Check>[];

/** One check of a source text on its own. */
export type SourceCheck<Check extends string = string> = (source: string) => readonly Finding<Check>[];

/** So many findings of one check in one text are enough to see that something is wrong with all of it. */
export const MOST_FINDINGS = 100;
