import { findJumpLines } from "@/lib/documents/core/jump-lines";
import { readBrackets } from "./brackets";
import { type Finding, MOST_FINDINGS, type Severity } from "./finding";
import { pairMarks } from "./nesting";
import { report, type Span, spanAt, spansOf } from "./spans";

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
    code: "source-ascii-mark",
    severity: "warning",
    hint: /[\d%‰A-Za-z]\s?[,;]|[,;][\d]/,
    pattern: /(?<=[\d%‰])[,;](?=\p{Script=Han})|(?<=\p{Script=Han})[,;](?=\d)/gu,
  },
  {
    code: "source-leading-mark",
    severity: "warning",
    hint: /^[\s\u3000]{0,9}[：，。；、？！:,;]/,
    pattern: /(?<=^[\s\u3000]{0,9})[：，。；、？！:,;]{1,3}/gu,
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
    pattern:
      /(?<=[\p{Script=Han}，。；：、！？])[ \t\u00a0]{1,20}(?!记者|本报)(?=[\p{Script=Han}，。；：、！？“《])/gu,
  },
];
/** A heading, a line of names or of verse is set with blanks on purpose; running text is not. */
const RUNNING = /[，。；？！]/;
const RUNNING_LENGTH = 12;

/**
 * Marks of the source that no Chinese typesetter means: ASCII marks between Chinese characters, doubled or
 * contradicting marks (。。, ，。), one that begins the text, straight quotation marks, blanks between characters of
 * running text; and brackets, quotation and title marks without their other half.
 */
export function checkSourcePunctuation(source: string): readonly Finding<"source-punctuation">[] {
  const running = RUNNING.test(source) && source.length > RUNNING_LENGTH;
  const asked = RULES.filter(({ code, hint }) => hint.test(source) && (code !== "source-blank" || running));
  const ofPage = jumpLinesOf(source);
  const marks = asked.flatMap(({ code, severity, pattern }) =>
    spansOf(source, pattern)
      .filter(({ start }) => code !== "source-blank" || !isBehindLabel(source, start))
      .filter(
        ({ start }) =>
          code !== "source-ascii-bracket" || !ofPage.some((span) => start >= span.start && start < span.end),
      )
      .slice(0, MOST_FINDINGS)
      .map((span) => toFinding(source, code, severity, span)),
  );
  return [...marks, ...checkPaired(source)];
}

/** "(下转3版)" and "(上接1版)" are the page's, which sets them as it likes, and no part of the text. */
function jumpLinesOf(source: string): Span[] {
  return findJumpLines(source).map(({ line, direction }) => {
    const start = direction === "to" ? source.length - line.length : 0;
    return { start, end: start + line.length };
  });
}

function toFinding(
  source: string,
  code: string,
  severity: Severity,
  { start, end }: Span,
): Finding<"source-punctuation"> {
  const span = spanAt(source, start, end);
  return report("source-punctuation", code, severity, { values: { found: span.text }, source: span });
}

const PAIRED = /[“”‘’「」『』《》〈〉()（）[\]［］【】{}〔〕]/;
const OPENING = "“‘「『《〈";
const CLOSING = "”’」』》〉";
/** Not an apostrophe between letters. */
const MARKS = /[“”「」『』《》〈〉]|‘|(?<![A-Za-z])’|’(?![A-Za-z\s])/g;

function checkPaired(source: string): Finding<"source-punctuation">[] {
  if (!PAIRED.test(source)) return [];
  const marks = spansOf(source, MARKS).map(({ start, end }) => {
    const mark = source.charAt(start);
    const opens = OPENING.includes(mark);
    return {
      start,
      end,
      kind: opens ? mark : (OPENING[CLOSING.indexOf(mark)] ?? ""),
      opens,
    };
  });
  const { unopened, unclosed } = pairMarks(
    [...readBrackets(source), ...marks].sort((one, other) => one.start - other.start),
  );
  return [
    ...unclosed.slice(0, MOST_FINDINGS).map((mark) => toFinding(source, "source-unclosed", "warning", mark)),
    ...unopened.slice(0, MOST_FINDINGS).map((mark) => toFinding(source, "source-unopened", "warning", mark)),
  ];
}

/** 第十四条 and the like at the beginning of a line are set apart by a blank. */
const LABEL =
  /(?:^|\n)\s?(?:第.{1,6}[条章节款编项部分]|（.{1,4}）|[一二三四五六七八九十]{1,3}、?|附件.{0,3}|图.{0,3}|表.{0,3})$/u;

const isBehindLabel = (source: string, at: number): boolean =>
  LABEL.test(
    at > LONGEST_LABEL ? source.slice(at - LONGEST_LABEL, at).replace(/^[^\n]*/, "") : source.slice(0, at),
  );
const LONGEST_LABEL = 12;
