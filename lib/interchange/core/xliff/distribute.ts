import { isWrittenWithoutSpaces } from "@/lib/text/core/language";
import type { RichText } from "@/lib/text/core/marks";
import { splitChinese, splitEnglish } from "@/lib/text/core/sentences";

/** A part of a text, and the white space between it and the next. */
export type Part = { readonly rich: RichText; readonly gap: string };

/**
 * A text for several segments: a sentence for each where there are as many sentences, else all for the first, because nobody
 * can tell what belongs where.
 *
 * @param count at least 1; as many parts are given
 */
export function distribute(rich: RichText, count: number, language: string): readonly Part[] {
  const split = isWrittenWithoutSpaces(language) ? splitChinese : splitEnglish;
  const spans = count === 1 ? [] : split(rich.text);
  if (spans.length !== count) {
    const nothing: Part = { rich: { text: "", marks: [] }, gap: "" };
    return [{ rich, gap: "" }, ...Array.from({ length: count - 1 }, () => nothing)];
  }
  return spans.map(({ start, end }, at) => ({
    rich: slice(rich, at === 0 ? 0 : start, at === count - 1 ? rich.text.length : end),
    gap: rich.text.slice(end, spans[at + 1]?.start ?? end),
  }));
}

function slice({ text, marks }: RichText, start: number, end: number): RichText {
  const inside = marks.map((span) => ({
    ...span,
    start: Math.max(span.start, start) - start,
    end: Math.min(span.end, end) - start,
  }));
  return { text: text.slice(start, end), marks: inside.filter((span) => span.start < span.end) };
}
