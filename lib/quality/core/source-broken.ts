import { readBrackets } from "./brackets";
import type { Finding } from "./finding";
import { pairMarks } from "./nesting";
import { report, spanAt } from "./spans";

const INNER_END = /[。！？；]/;
const ENDS = /[。！？…：；—.!?:;]$/;
const STOPS_SHORT = /[，、,]$/;
const CONJUNCTION =
  /(?:以及|因为|如果|虽然|尽管|但是|然而|而且|并且|所以|不仅|通过|关于|对于|为了|由于|和|与|及|但|而)$/;
/** A line of credit, an editor's name, a dateline, the sign that it is all: they end without a mark. */
const CREDIT =
  /(?:摄影?|图片?|文|供图|制图|报道|编辑|作者|电|记者.{0,12}|讯|完|载|译|整理|原载.{0,20}|[年月日])$/;
const CAPTION = /^(?:图为|图[:：]|上图|下图|资料图)/;
const SHORTEST = 8;
/** From here on, what has a comma is a sentence, not a heading. */
const LONGEST_HEADING = 40;
const LONGEST_CREDIT = 24;
const PAIRED = /[“”「」《》()（）[\]［］【】{}〔〕]/;
const QUOTES = /[“”「」]/g;

/**
 * A source text that stops: it ends with a comma, or with a conjunction; it has sentences and ends without an end mark;
 * a bracket or a quotation in it never closes. Headings and captions (short, no sentence inside) end as they like.
 */
export function checkSourceBroken(source: string): readonly Finding<"source-broken">[] {
  return [...checkEnd(source), ...checkOpen(source)];
}

function checkEnd(source: string): Finding<"source-broken">[] {
  const text = source.trimEnd();
  if (text.length < SHORTEST || !/\p{Script=Han}/u.test(text)) return [];
  const code = codeOfEnd(text);
  if (code === null) return [];
  return [report("source-broken", code, "warning", { source: spanAt(source, text.length - 1, text.length) })];
}

function codeOfEnd(text: string): string | null {
  if (STOPS_SHORT.test(text)) return "source-ends-comma";
  if (CONJUNCTION.test(text)) return "source-ends-conjunction";
  return endsWithout(text) ? "source-no-end" : null;
}

/** It is no heading, and what follows the last of them is no credit and ends with no mark. */
function endsWithout(text: string): boolean {
  const body = INNER_END.test(text) || (text.length >= LONGEST_HEADING && text.includes("，"));
  if (ENDS.test(text) || CAPTION.test(text) || !body || /[”’」』）)》\]】]$/.test(text)) return false;
  const from = Math.max(...[..."。！？；\n"].map((mark) => text.lastIndexOf(mark)));
  const last = text.slice(from + 1).trim();
  return last !== "" && !(last.length <= LONGEST_CREDIT && CREDIT.test(last));
}

function checkOpen(source: string): Finding<"source-broken">[] {
  if (!PAIRED.test(source)) return [];
  const quotes = Array.from(source.matchAll(QUOTES), ({ index, 0: mark }) => ({
    start: index,
    end: index + 1,
    kind: "“”".includes(mark) ? "“" : "「",
    opens: "“「".includes(mark),
  }));
  const { unopened, unclosed } = pairMarks(
    [...readBrackets(source), ...quotes, ...readTitles(source)].sort((one, other) => one.start - other.start),
  );
  return [
    ...unclosed.map((mark) => ({ mark, code: "source-unclosed" })),
    ...unopened.map((mark) => ({ mark, code: "source-unopened" })),
  ].map(({ mark, code }) => {
    const span = spanAt(source, mark.start, mark.end);
    return report("source-broken", code, "warning", { values: { found: span.text }, source: span });
  });
}

function readTitles(source: string) {
  return Array.from(source.matchAll(/[《》]/g), ({ index, 0: mark }) => ({
    start: index,
    end: index + 1,
    kind: "《",
    opens: mark === "《",
  }));
}
