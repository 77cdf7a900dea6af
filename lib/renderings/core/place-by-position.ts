import { concatRich } from "@/lib/documents/core/rich-text";
import type { MarkSpan, RichText } from "@/lib/text/core/marks";

/** A source paragraph, as far as placing looks at it. */
export type PlacingParagraph = {
  readonly id: string;
  readonly kind: "heading" | "body" | "caption" | "note";
  readonly text: string;
  readonly hasLabel: boolean;
};

/** A paragraph of the text to be placed. */
export type PlacingBlock = RichText & { readonly kind: string; readonly label: string | null };

/** What goes where. A bead without paragraphs is text that found no place; paragraphs without a bead stay as they are. */
export type Bead = {
  readonly position: number;
  readonly paragraphIds: readonly string[];
  readonly text: string;
  readonly marks: readonly MarkSpan[];
  /** 0 to 1. Below 0.5 somebody should look. */
  readonly confidence: number;
};

/** English letters for one Chinese character, in edited political and news texts: usually between these. */
const USUAL_RATIO = { low: 1.6, high: 6 };
/** What is known about a pair before its words are looked at: the counts agree, or they do not. */
const TRUST = { sameCount: 0.9, otherCount: 0.55 };

/**
 * Places an existing translation paragraph by paragraph, in order: the first to the first, and so on. It does not look
 * for the right places; it says how far each is to be trusted, by length, numbers and kind.
 *
 * @returns beads in order of position; all text is in exactly one of them
 */
export function placeByPosition(
  paragraphs: readonly PlacingParagraph[],
  blocks: readonly PlacingBlock[],
): Bead[] {
  const trust = paragraphs.length === blocks.length ? TRUST.sameCount : TRUST.otherCount;
  return blocks.map((block, position) => {
    const paragraph = paragraphs[position];
    const { text, marks } = withLabel(block, paragraph?.hasLabel ?? false);
    return {
      position,
      paragraphIds: paragraph === undefined ? [] : [paragraph.id],
      text,
      marks,
      confidence: paragraph === undefined ? 0 : round(trust * likeness(paragraph, block)),
    };
  });
}

/** A printed label ("Wang Yi:") is left out where the source's paragraph has one, too, that is not part of its text. */
function withLabel(block: PlacingBlock, sourceHasLabel: boolean): RichText {
  if (block.label === null || sourceHasLabel) return { text: block.text, marks: block.marks };
  return concatRich([
    { text: `${block.label} `, marks: [] },
    { text: block.text, marks: block.marks },
  ]);
}

function likeness(paragraph: PlacingParagraph, block: PlacingBlock): number {
  const ratio = block.text.length / Math.max(1, paragraph.text.length);
  const byLength =
    ratio < USUAL_RATIO.low
      ? ratio / USUAL_RATIO.low
      : ratio > USUAL_RATIO.high
        ? USUAL_RATIO.high / ratio
        : 1;
  const byKind = (paragraph.kind === "heading") === (block.kind === "heading") ? 1 : 0.8;
  return byLength * byKind * numbersShared(paragraph.text, block.text);
}

/** Years and other long numbers are written alike in both languages; one that is missing speaks against the pair. */
function numbersShared(source: string, target: string): number {
  const numbers = new Set(source.match(/\d{3,}/g));
  if (numbers.size === 0) return 1;
  const plain = target.replaceAll(",", "");
  const found = [...numbers].filter((number) => plain.includes(number)).length;
  return 0.6 + (0.4 * found) / numbers.size;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
