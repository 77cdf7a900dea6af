import { isBlank } from "@/lib/text/core/clean-text";
import type { RichText } from "@/lib/text/core/marks";
import type { Block } from "./block";
import { sliceRich, trimRich } from "./rich-text";

/** A block before its white space was put right. */
export type RawBlock = Omit<Block, "text" | "marks"> & { readonly rich: RichText };

/** Trims raw blocks and leaves out those that show nothing. */
export function finishBlocks(raw: readonly RawBlock[]): readonly Block[] {
  return raw.flatMap(({ rich, ...block }) => {
    const { text, marks } = trimRich(rich);
    return isBlank(text) ? [] : [{ ...block, text, marks }];
  });
}

/**
 * Cuts a text where its author meant a new paragraph though the file has only line breaks: at an empty line, and
 * before a line that is indented by two wide spaces.
 */
export function splitAtParagraphBreaks(rich: RichText): readonly RichText[] {
  const parts: RichText[] = [];
  let from = 0;
  for (const match of rich.text.matchAll(
    /\n(?=[ \u00a0]*(?:\u3000{2}|[\u2003]{2}|\u00a0{4}))|\n[\s\u3000]*\n/gu,
  )) {
    if (match.index > from) parts.push(sliceRich(rich, from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(sliceRich(rich, from));
  return parts;
}
