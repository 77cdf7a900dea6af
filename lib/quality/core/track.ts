import type { Turns } from "@/lib/text/core/turns";
import type { Finding } from "./finding";
import type { AwaitedNaming, Naming } from "./namings";

/** One paragraph of a track: its id, the source, and the rendering (empty when not begun). */
export type TrackParagraph = {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** Running text where nobody knows. */
  readonly kind?: "heading" | "body" | "caption" | "note";
  /** What the project's glossaries see in the rendering (`createNamingReader`), in order. */
  readonly namings?: readonly (Naming | AwaitedNaming)[];
};

/** A finding of a whole document, with the paragraph that it stands in. Its spans are in that paragraph's texts. */
export type PlacedFinding<Check extends string = string> = {
  readonly paragraph: string;
  readonly finding: Finding<Check>;
};

/**
 * One check over all paragraphs of a track, in order: pure, linear in the length of all texts. It pauses after each
 * paragraph, or after as little work, for a track may be long.
 */
export type DocumentCheck<Check extends string = string> = (
  paragraphs: readonly TrackParagraph[],
) => Turns<readonly PlacedFinding<Check>[]>;
