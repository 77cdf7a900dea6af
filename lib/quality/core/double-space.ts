import type { CheckedPair, Finding } from "./finding";
import { report, spanAt, spansOf } from "./spans";
import { isUntranslated } from "./untranslated";

/** Every pattern begins with the mark or blank itself; what stands before it is looked at afterwards. */
type Rule = { readonly code: string; readonly pattern: RegExp; readonly behind: RegExp };

const RULES: readonly Rule[] = [
  { code: "double-space", pattern: /[ \u00a0\t]{2,}(?=[^\s])/g, behind: /\S$/ },
  /** Not before an ellipsis, a decimal point, or a path. */
  {
    code: "space-before-mark",
    pattern: /[ \u00a0]{1,8}(?=[,;:?!.](?![.\p{L}\p{N}/)(]| \.))/gu,
    behind: /[\p{L}\p{N}”’)]$/u,
  },
  { code: "space-in-brackets", pattern: /[([][ \u00a0]{1,8}(?=[\p{L}\p{N}])/gu, behind: /(?:)/ },
  { code: "space-in-brackets", pattern: /[ \u00a0]{1,8}(?=[)\]])/g, behind: /[\p{L}\p{N}.]$/u },
  /** Letters on both sides, so that numbers, addresses and "U.S." stay. */
  { code: "space-missing", pattern: /[,;](?=\p{L})/gu, behind: /\p{Ll}{2}[”’)]?$/u },
  {
    code: "space-missing",
    pattern: /[.?!](?=\p{Lu}\p{Ll}{1,20}[\s,.])/gu,
    behind: /(?:^|[\s(“"])\p{L}?\p{Ll}{2,12}$/u,
  },
];
const BEHIND = 16;

/**
 * Blanks of the English: two where one belongs, one before a mark or inside a bracket, none behind a comma or the end
 * of a sentence. Blanks at line ends are left alone.
 */
export function checkDoubleSpace({ source, target }: CheckedPair): readonly Finding<"double-space">[] {
  if (isUntranslated(source, target)) return [];
  return RULES.flatMap(({ code, pattern, behind }) =>
    spansOf(target, pattern)
      .filter(({ start }) => behind.test(target.slice(Math.max(0, start - BEHIND), start)))
      .map(({ start, end }) =>
        report("double-space", code, "notice", { target: spanAt(target, start, end) }),
      ),
  );
}
