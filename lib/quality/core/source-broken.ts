import type { Finding } from "./finding";
import { report, spanAt } from "./spans";
import { endsUnfinished } from "./unfinished";

const INNER_END = /[。！？；]/;
const ENDS = /[。！？…：；—.!?:;]$/;
const STOPS_SHORT = /[，、,]$/;
const CONJUNCTION =
  /(?:以及|因为|如果|虽然|尽管|但是|然而|而且|并且|所以|不仅|通过|关于|对于|为了|由于|(?<![缓总共饱温祥平谐柔调附唱])和|(?<![参赠给授赋干])与|(?<![普波涉顾触企])及|但|(?<!反)而)$/;
/** A line of credit, an editor's name, a dateline, the sign that it is all: they end without a mark. */
const CREDIT =
  /(?:摄影?|图片?|文|供图|制图|报道|编辑|作者|电|记者.{0,12}|讯|完|载|译|整理|原载.{0,20}|[年月日])$/;
const CAPTION = /^(?:图为|图[:：]|上图|下图|资料图)/;
const SHORTEST = 8;
/** From here on, what has a comma is a sentence, not a heading. */
const LONGEST_HEADING = 40;
const LONGEST_CREDIT = 24;

/**
 * A source text that stops: it ends with a comma, with a conjunction or with a word that no sentence ends with
 * (`endsUnfinished`); or it has sentences and ends without an end mark. Headings and captions (short, no sentence
 * inside) end as they like. A bracket or quotation that never closes is a fault of marks (`source-punctuation`).
 */
export function checkSourceBroken(source: string): readonly Finding<"source-broken">[] {
  const text = source.trimEnd();
  const code = /\p{Script=Han}/u.test(text) ? codeOfEnd(text) : null;
  if (code === null) return [];
  return [report("source-broken", code, "warning", { source: spanAt(source, text.length - 1, text.length) })];
}

function codeOfEnd(text: string): string | null {
  if (text.length >= SHORTEST) {
    if (STOPS_SHORT.test(text)) return "source-ends-comma";
    if (CONJUNCTION.test(text.slice(-4))) return "source-ends-conjunction";
  }
  if (endsUnfinished(text)) return "source-ends-unfinished";
  return text.length >= SHORTEST && endsWithout(text) ? "source-no-end" : null;
}

/** It is no heading, and what follows the last of them is no credit and ends with no mark. */
function endsWithout(text: string): boolean {
  const body = INNER_END.test(text) || (text.length >= LONGEST_HEADING && text.includes("，"));
  if (ENDS.test(text) || CAPTION.test(text) || !body || /[”’」』）)》\]】]$/.test(text)) return false;
  const from = Math.max(...[..."。！？；\n"].map((mark) => text.lastIndexOf(mark)));
  const last = text.slice(from + 1).trim();
  return last !== "" && !(last.length <= LONGEST_CREDIT && CREDIT.test(last));
}
