import type { RichText } from "@/lib/text/core/marks";
import type { XliffCandidate } from "./candidates";
import type { XliffDialect } from "./names";
import type { XliffNode } from "./node";

/** States in the order of the work, as XLIFF 2 has them; those of 1.2 are read as these (see states.ts). */
export const XLIFF_STATES = ["initial", "translated", "reviewed", "final"] as const;
export type XliffState = (typeof XLIFF_STATES)[number];

/** A stretch of a unit with its own target, in the order of the source. XLIFF 1.2 has one in each unit. */
export type XliffSegment = {
  /** `segment` or `ignorable` of XLIFF 2, `trans-unit` of 1.2. */
  readonly node: XliffNode;
  readonly isIgnorable: boolean;
  readonly source: RichText;
  /** Null where the file has none. */
  readonly target: RichText | null;
};

/** A unit of a file: what is a paragraph here. */
export type XliffUnit = {
  /** Unique in its file alone. */
  readonly id: string;
  /** 1-based. */
  readonly line: number;
  /** What we wrote about it when it was exported here, by name; empty in other programs' files. */
  readonly said: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  /** Translations that the file proposes; none of them is the target. */
  readonly candidates: readonly XliffCandidate[];
  /** 1 to 6 when the file calls it a heading. */
  readonly heading: number | null;
  readonly source: RichText;
  /** All targets put together; null where no segment has one. */
  readonly target: RichText | null;
  /** The least that a segment is; null where the file does not say. */
  readonly state: XliffState | null;
  /** Codes other than emphasis stand in it: they have no place in our texts. */
  readonly hasCodes: boolean;
  readonly node: XliffNode;
  readonly segments: readonly XliffSegment[];
};

/** One of the documents in an XLIFF file, without its units. */
export type XliffHead = {
  readonly id: string;
  /** What it was made of, a file's name or a title. */
  readonly original: string;
  /** BCP 47. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string | null;
  readonly said: Readonly<Record<string, string>>;
};

/** One of the documents in an XLIFF file. */
export type XliffFile = XliffHead & {
  /** Those that are for translation, in order. */
  readonly units: readonly XliffUnit[];
  readonly node: XliffNode;
};

export type XliffDocument = {
  readonly dialect: XliffDialect;
  /** As the file says. */
  readonly version: string;
  readonly root: XliffNode;
  readonly files: readonly XliffFile[];
};
