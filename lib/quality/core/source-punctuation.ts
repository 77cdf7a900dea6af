import type { Finding, Severity } from "./finding";
import { report, spanAt } from "./spans";

/** `hint` is asked first: most texts have none of these marks. */
type Rule = {
  readonly code: string;
  readonly severity: Severity;
  readonly hint: RegExp;
  readonly pattern: RegExp;
};

const RULES: readonly Rule[] = [
  {
    code: "source-ascii-mark",
    severity: "warning",
    hint: /[,.;:?!]|--/,
    pattern: /(?<=[\p{Script=Han}”’》）])(?:\.{3,6}|-{2,4}|[,.;:?!])(?=[\p{Script=Han}“‘《（\s]|$)/gu,
  },
  {
    code: "source-ascii-bracket",
    severity: "notice",
    hint: /[()]/,
    pattern: /(?<=\p{Script=Han})[()]|[()](?=\p{Script=Han})/gu,
  },
  {
    code: "source-doubled-mark",
    severity: "warning",
    hint: /[。，、；：]{2}|[，、；：][？！]|[？！。][。”』」，]|…/,
    pattern:
      /。{2,}|，{2,}|、{2,}|；{2,}|：{2,}|[，、；：][。，、；：？！]|[。？！][，、；：。]|。[”』」]。|(?<!…)…(?!…)(?=\p{Script=Han})/gu,
  },
  {
    code: "source-straight-quote",
    severity: "notice",
    hint: /"/,
    pattern: /(?<=\p{Script=Han})"|"(?=\p{Script=Han})/gu,
  },
  {
    code: "source-blank",
    severity: "notice",
    hint: /[ \t\u00a0]/,
    pattern: /(?<=[\p{Script=Han}，。；：、！？])[ \t\u00a0]{1,20}(?=[\p{Script=Han}，。；：、！？“《])/gu,
  },
];
/** A heading, a line of names or of verse is set with blanks on purpose; running text is not. */
const RUNNING = /[，。；？！]/;
const RUNNING_LENGTH = 12;

/**
 * Marks of the source that no Chinese typesetter means: ASCII marks between Chinese characters, doubled or
 * contradicting marks (。。, ，。), straight quotation marks, blanks between characters of running text.
 */
export function checkSourcePunctuation(source: string): readonly Finding<"source-punctuation">[] {
  const running = RUNNING.test(source) && source.length > RUNNING_LENGTH;
  const asked = RULES.filter(({ code, hint }) => hint.test(source) && (code !== "source-blank" || running));
  return asked.flatMap(({ code, severity, pattern }) =>
    Array.from(source.matchAll(pattern), ({ index, 0: found }) =>
      report("source-punctuation", code, severity, {
        values: { found },
        source: spanAt(source, index, index + found.length),
      }),
    ),
  );
}
