import type { CheckedPair, Finding } from "./finding";
import { report, type Span, spanAt, spansOf } from "./spans";
import { isUntranslated } from "./untranslated";

const DOUBLE = /(?<=[^\s])[ \u00a0\t]{2,}(?=[^\s])/g;
/** A blank before a mark, but not before an ellipsis, a decimal point, or a path. */
const BEFORE_MARK = /(?<=[\p{L}\p{N}”’)])[ \u00a0]+(?=[,;:?!.](?![.\p{L}\p{N}/)(]))/gu;
const INSIDE_BRACKETS = /(?<=[([])[ \u00a0]+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.])[ \u00a0]+(?=[)\]])/gu;
/** A mark without a blank behind it; letters on both sides, so numbers, addresses and "U.S." stay. */
const MISSING =
  /(?<=\p{Ll}{2}[”’)]?)[,;](?=\p{L})|(?<=(?<![@/\p{L}.-])\p{L}?\p{Ll}{2,12})[.?!](?=\p{Lu}\p{Ll}+[\s,.])/gu;

/**
 * Blanks of the English: two where one belongs, one before a mark or inside a bracket, none behind a comma or the end
 * of a sentence. Blanks at line ends are left alone.
 */
export function checkDoubleSpace({ source, target }: CheckedPair): readonly Finding<"double-space">[] {
  if (isUntranslated(source, target)) return [];
  const found: [string, Span][] = [
    ...spansOf(target, DOUBLE).map((span): [string, Span] => ["double-space", span]),
    ...spansOf(target, BEFORE_MARK).map((span): [string, Span] => ["space-before-mark", span]),
    ...spansOf(target, INSIDE_BRACKETS).map((span): [string, Span] => ["space-in-brackets", span]),
    ...spansOf(target, MISSING).map((span): [string, Span] => ["space-missing", span]),
  ];
  return found.map(([code, { start, end }]) =>
    report("double-space", code, "notice", { target: spanAt(target, start, end) }),
  );
}
