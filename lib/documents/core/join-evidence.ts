import { COMMON_WORDS, WORD_PLACES } from "./common-words";
import type { DocumentWords } from "./document-words";
import type { Evidence, Rule } from "./proposal";

/*
 * The reasons for and against a join, each from what stands on the two sides of a cut. Weights are log-odds, set by
 * hand on texts of eight registers that were cut at random, and kept round: they order reasons, they do not measure.
 */

/** Characters that end nothing: a comma, an opening mark, one half of a dash. */
const CONNECTING = /[，、,（(《〈“‘「『【[·/\\&+=-]$|(?<!—)—$/u;
/** Characters that no paragraph begins with. */
const CANNOT_BEGIN = /^[，。、；：！？,;:!?)）》〉”’」』】\]…%％‰℃°]|^\.(?=\d)/u;
/** Particles, suffixes and units: a paragraph begins with one of them hardly ever. */
const SELDOM = new Set("的了着们吗呢吧性率者型之地得");
/** Words that want something after them, so that neither a heading nor a line ends with one. */
const DANGLING =
  /(?:[的和与及在对把将为向从以被让使并而其各最更是有不或由就也都要能会可应很较较仍已正又再则若如因且第该此某每令请经据按当]|作为|关于|对于|通过|根据|按照|随着|为了|以及|并且|而且|或者|可以|能够|应当|必须|需要|不断|进一步|更加|正在|已经|我们|他们|这些|那些|一些|一个|这个|这种|各种|有关|所有|任何)$/u;
/** Beginnings of sentences more than of anything else. */
const FRESH =
  /^(?:近年来|近日|今年以来|今年|去年|当前|目前|长期以来|与此同时|此外|同时|首先|其次|再次|最后|因此|然而|但是|总之|我们|我国|本[条公协报网社章]|为[了贯落规加深保推进]|根据|按照|各位|同志们|这[是次些一就里]|有[人的些]|在[这当此新过会]|随着|坚持|加强|全[年省市县国]|初步|年末|双方|两国|会[议上后]|一[是方]|第[一二三四五六七八九十]|\d{4}年|以习近平|党的)/u;
const HAN = /\p{Script=Han}/u;

/** How the first half ends. */
export function endEvidence(head: string): readonly Evidence[] {
  const quote = head.slice(-8);
  if (CONNECTING.test(head)) return [{ rule: "connecting-end", weight: 4.5, quote }];
  const evidence: Evidence[] = [{ rule: "unfinished-end", weight: 0.5, quote }];
  if (DANGLING.test(head)) evidence.push({ rule: "dangling-end", weight: 2, quote });
  return evidence;
}

/** How the second half begins. */
export function beginEvidence(tail: string, words: DocumentWords): readonly Evidence[] {
  const quote = tail.slice(0, 8);
  if (CANNOT_BEGIN.test(tail)) return [{ rule: "cannot-begin", weight: 6, quote }];
  const first = tail[0] ?? "";
  if (/^\d+(?:\.\d+)?[%％]/u.test(tail)) return [{ rule: "seldom-begins", weight: 2, quote }];
  if (SELDOM.has(first)) return [{ rule: "seldom-begins", weight: 2.5, quote }];
  if (/^\p{Ll}/u.test(tail)) return [{ rule: "seldom-begins", weight: 2, quote }];

  const evidence: Evidence[] = [];
  const places = WORD_PLACES.get(first);
  const endsOnly = places !== undefined && places.ends >= 4 * (places.begins + 1);
  if (endsOnly) evidence.push({ rule: "seldom-begins", weight: 0.6, quote });
  // The paragraph itself is one of those that begin so.
  const fresh = FRESH.test(tail) || words.begins(tail.slice(0, 2)) > 1;
  if (fresh) evidence.push({ rule: "fresh-start", weight: -0.9, quote });
  return evidence;
}

/** What would meet at the cut: a number, a Latin word, a word of Chinese, characters that stand together elsewhere. */
export function seamEvidence(head: string, tail: string, words: DocumentWords): readonly Evidence[] {
  const left = head.at(-1) ?? "";
  const right = tail[0] ?? "";
  const quote = `${head.slice(-4)}|${tail.slice(0, 4)}`;
  if (
    /[\d０-９.．%％]/u.test(left) &&
    /^(?:[\d０-９%％‰]|[.．]\d|[个亿万千百多余年月日号时分元吨米人次项家届岁倍位条件名周届美欧平公立毫厘标海摄升瓦艘辆台套所座份株头只双把张本部支对组类处起宗例版章款页句字期级楼环段批种场轮架颗棵])/u.test(
      tail,
    )
  ) {
    return [{ rule: "number-cut", weight: 4, quote }];
  }
  if (
    /[一二三四五六七八九十百千〇零两]$/u.test(left) &&
    /^[一二三四五六七八九十百千万亿〇零多余年月日号个项次位名条件]/u.test(tail)
  ) {
    return [{ rule: "number-cut", weight: 2, quote }];
  }
  if (/[A-Za-z]/u.test(left) && /[A-Za-z]/u.test(right)) return [{ rule: "latin-cut", weight: 2, quote }];
  if (!HAN.test(left) || !(HAN.test(right) || /\d/u.test(right))) return [];

  const evidence: Evidence[] = [];
  const pair = left + right;
  if (COMMON_WORDS.has(pair)) evidence.push({ rule: "word-cut", weight: 2, quote });
  const three = words.together(head.slice(-2) + right) + words.together(left + tail.slice(0, 2));
  const two = words.together(pair);
  const weight = Math.min(
    3,
    (two === 0 ? 0 : two === 1 ? 0.8 : 1.5) + (three === 0 ? 0 : three === 1 ? 1.2 : 2),
  );
  if (weight > 0) evidence.push({ rule: "seen-together", weight, quote });
  return evidence;
}

/** A bracket, quotation mark or book-title mark that the first half leaves open. */
export function pairEvidence(head: string, tail: string): readonly Evidence[] {
  const open = PAIRS.find(([opening, closing]) => depth(head, opening, closing) > 0);
  if (open === undefined) return [];
  const [opening, closing] = open;
  const from = head.lastIndexOf(opening);
  const close = tail.indexOf(closing);
  const reopened = tail.indexOf(opening);
  const closes = close >= 0 && (reopened < 0 || close < reopened);
  return [{ rule: "open-pair", weight: closes ? 3.5 : 0.8, quote: head.slice(from, from + 8) }];
}

const PAIRS = [
  ["《", "》"],
  ["（", "）"],
  ["“", "”"],
  ["「", "」"],
  ["『", "』"],
  ["【", "】"],
  ["‘", "’"],
  ["(", ")"],
] as const;

function depth(text: string, opening: string, closing: string): number {
  if (!text.includes(opening)) return 0;
  let open = 0;
  for (const char of text) {
    if (char === opening) open += 1;
    else if (char === closing && open > 0) open -= 1;
  }
  return open;
}

/**
 * How long the first half is, and whether it already holds more than a heading does.
 *
 * @param habit for a first half that could be a heading, the log-odds that it is not; null for any other
 */
export function lengthEvidence(head: string, habit: number | null): readonly Evidence[] {
  const { length } = head;
  const evidence: Evidence[] =
    habit !== null
      ? [{ rule: habit > 0 ? "siblings-run-on" : "looks-like-heading", weight: habit }]
      : [{ rule: "long-first-half", weight: length < 22 ? 0 : length < 34 ? 0.8 : length < 50 ? 2 : 3 }];
  const inside = head.slice(0, -1);
  if (/[。！？；]/u.test(inside)) evidence.push({ rule: "sentence-before", weight: 2.5 });
  else if (/[，,]/u.test(inside)) evidence.push({ rule: "sentence-before", weight: 1.2 });
  return evidence;
}

/** Whether the words on both sides speak for a cut by themselves. */
export function wordsMeet(head: string, tail: string, words: DocumentWords): boolean {
  if (head === "" || tail === "") return false;
  const evidence = [...endEvidence(head), ...beginEvidence(tail, words), ...seamEvidence(head, tail, words)];
  return evidence.some((entry) => MEETING.has(entry.rule) && entry.weight > 0.7);
}

const MEETING: ReadonlySet<Rule> = new Set([
  "connecting-end",
  "dangling-end",
  "cannot-begin",
  "seldom-begins",
  "number-cut",
  "latin-cut",
  "word-cut",
  "seen-together",
]);
