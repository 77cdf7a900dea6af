import { doAtOnce, LEAST_LONG_TEXT, type Turns } from "@/lib/text/core/turns";
import { type Amount, writeAmount } from "./amount";
import { chineseAmountsInTurns, readChineseAmounts } from "./amount-chinese";
import { areOfOneDimension } from "./amount-conversion";
import { CURRENCY_CODES, judgeCurrency, type MoneyNamed, readMoneyNamed } from "./amount-currency";
import { englishAmountsInTurns, readEnglishAmounts } from "./amount-english";
import { type AmountMatch, matchAmounts } from "./amount-match";
import { sizeOf } from "./amount-value";
import { findTwins, type Twins, weighMissing, withoutLists } from "./amount-weight";
import {
  type Approximation,
  type ApproximationChange,
  compareApproximations,
  directionOf,
} from "./approximation";
import {
  type CheckedPair,
  type Finding,
  type FoundSpan,
  MOST_FINDINGS,
  type PairCheck,
  type Severity,
} from "./finding";

/** Codes of the check of amounts, with the heaviest weight of each; the messages are `checks.<code>`. */
export const AMOUNT_CODES = {
  "amount-differs": "error",
  "amount-kind-differs": "error",
  "amount-missing": "error",
  "amount-extra": "notice",
  "amount-ambiguous": "notice",
  "amount-vaguer": "notice",
  "amount-exacter": "notice",
  "amount-rounded": "notice",
  "amount-converted": "notice",
  "amount-recast": "notice",
  ...CURRENCY_CODES,
} as const satisfies Readonly<Record<string, Severity>>;

/** Codes of the check of hedges around amounts. */
export const APPROXIMATION_CODES = {
  "approximation-reversed": "error",
  "approximation-lost": "notice",
  "approximation-added": "notice",
  "approximation-changed": "notice",
} as const satisfies Readonly<Record<string, Severity>>;

type AmountCode = keyof typeof AMOUNT_CODES;

const CODES: Readonly<Record<Exclude<AmountMatch["relation"], "same">, AmountCode>> = {
  different: "amount-differs",
  kind: "amount-kind-differs",
  missing: "amount-missing",
  extra: "amount-extra",
  ambiguous: "amount-ambiguous",
  vaguer: "amount-vaguer",
  exacter: "amount-exacter",
  rounded: "amount-rounded",
  converted: "amount-converted",
  recast: "amount-recast",
};

/** Both checks of a pair need its matches: they are found once for each pair object. */
const known = new WeakMap<CheckedPair, readonly AmountMatch[]>();

const matchesOf = (pair: CheckedPair): readonly AmountMatch[] =>
  known.get(pair) ?? doAtOnce(matchInTurns(pair));

/** Finds what both checks need, for who has others waiting: with a long text it is most of their work. */
export function* matchInTurns(pair: CheckedPair): Turns<readonly AmountMatch[]> {
  const before = known.get(pair);
  if (before !== undefined) return before;
  const isLong = Math.max(pair.source.length, pair.target.length) > LEAST_LONG_TEXT;
  const sources = isLong ? yield* chineseAmountsInTurns(pair.source) : readChineseAmounts(pair.source);
  const targets = isLong ? yield* englishAmountsInTurns(pair.target) : readEnglishAmounts(pair.target);
  const matched = yield* matchAmounts(sources, targets);
  yield;
  const found = yield* withoutLists(matched, pair);
  const matches = found.toSorted((one, other) => placeOf(one) - placeOf(other));
  known.set(pair, matches);
  return matches;
}

const placeOf = ({ source, target }: AmountMatch): number => source?.start ?? (target?.start ?? 0) + 1e9;

/** Numbers of a Chinese source and its English translation, compared by value (docs/checks/amount.md). */
export const checkAmounts: PairCheck<"amount"> = (pair) => {
  const matches = matchesOf(pair);
  const twins = findTwins(matches);
  const named = readMoneyNamed(pair);
  const findings: Finding<"amount">[] = [];
  for (const match of matches) {
    if (findings.length === MOST_FINDINGS) break;
    const { source, target } = match;
    const judged = judge(match, { twins, named, pair });
    if (judged === null) continue;
    const { code, severity } = judged;
    const write = code in CURRENCY_CODES ? writeSum : writeAmount;
    const [from, to] = [spanOf(source, pair.source, write), spanOf(target, pair.target, write)];
    findings.push({
      check: "amount",
      code,
      severity,
      values: {
        ...(from === null ? {} : { source: from.value ?? from.text }),
        ...(to === null ? {} : { target: to.value ?? to.text }),
      },
      source: from,
      target: to,
    });
  }
  return findings;
};

type Judged = { readonly code: AmountCode; readonly severity: Severity };

/** What a match is reported as; null where nothing is amiss. Of the same value it is asked whether it is the same money. */
function judge(
  match: AmountMatch,
  { twins, named, pair }: { readonly twins: Twins; readonly named: MoneyNamed; readonly pair: CheckedPair },
): Judged | null {
  const { relation, source, target } = match;
  if (relation === "missing") {
    const severity = weighMissing(match.source, twins, pair);
    return severity === null ? null : { code: CODES.missing, severity };
  }
  const isOneValue = relation !== "different" && relation !== "kind" && relation !== "converted";
  const money =
    isOneValue && source !== null && target !== null ? judgeCurrency(source, target, pair, named) : null;
  if (relation === "same" || money?.severity === "error") return money;
  return { code: CODES[relation], severity: AMOUNT_CODES[CODES[relation]] };
}

function spanOf(amount: Amount | null, text: string, write: typeof writeAmount): FoundSpan | null {
  if (amount === null) return null;
  const { start, end } = amount;
  return { start, end, text: text.slice(start, end), value: write(amount, text) };
}

/** With its money, where it says which: "500,000,000 HKD". */
const writeSum = (amount: Amount, text: string): string =>
  [writeAmount(amount, text), amount.currency ?? ""].join(" ").trim();

/** Hedges around numbers of equal value: 多, 近, 约, 以上 against over, nearly, about, at least (docs/checks/amount-approximation.md). */
export const checkApproximations: PairCheck<"amount-approximation"> = (pair) => {
  const seen = new Set<Approximation>();
  const matches = matchesOf(pair);
  const spread = placesOfTwo(matches);
  return matches.flatMap(({ relation, source, target }): Finding<"amount-approximation">[] => {
    if (relation !== "same" || source === null || target === null || !isHedgeable(source, target)) return [];
    const [from, to] = [source.approximation, target.approximation];
    const change = spread.has(source.start) ? "same" : changeOf(source, target, pair);
    // Both ends of a range have the same hedge: it is reported once.
    if (
      change === "same" ||
      (from !== null && seen.has(from)) ||
      (from === null && to !== null && seen.has(to))
    )
      return [];
    if (from !== null) seen.add(from);
    if (to !== null) seen.add(to);
    const code = `approximation-${change}` as const;
    return [
      {
        check: "amount-approximation",
        code,
        severity: APPROXIMATION_CODES[code],
        values: { source: withHedge(source, pair.source).text, target: withHedge(target, pair.target).text },
        source: withHedge(source, pair.source),
        target: withHedge(target, pair.target),
      },
    ];
  });
};

/** Where one numeral says two numbers: 七八成 is no exact number, whatever hedge English gives it. */
function placesOfTwo(matches: readonly AmountMatch[]): ReadonlySet<number> {
  const [once, twice] = [new Set<number>(), new Set<number>()];
  for (const { source } of matches)
    if (source !== null) (once.has(source.start) ? twice : once).add(source.start);
  return twice;
}

/** 近三十年 may be "the past thirty years", where English says so; 可达 and 最高 are "up to". */
function changeOf(source: Amount, target: Amount, pair: CheckedPair): ApproximationChange {
  const [from, to] = [source.approximation, target.approximation];
  if (from === null && to?.hedge === "atMost" && saysHowFar(pair.source, source.start)) return "same";
  // 8000万亩 are some 5.3 million hectares: another measure is rounded.
  if (from === null && to?.hedge === "about" && areOfOneDimension(source.unit, target.unit)) return "same";
  if (to === null && isTimeOver(source, target, pair)) return "same";
  const isLongPast = from?.isUnsure === true && from.hedge === "almost" && sizeOfFirst(source) >= LEAST_LONG;
  if (!isLongPast || to !== null || saysPast(pair.target, target.start))
    return compareApproximations(from, to);
  return "lost";
}

/** 超过二十年的 is what comes after twenty years. */
const isTimeOver = ({ approximation, unit }: Amount, { start }: Amount, { target }: CheckedPair): boolean =>
  approximation !== null &&
  directionOf(approximation.hedge) === "up" &&
  unit !== null &&
  LONG_TIMES.has(unit) &&
  /\b(?:after|beyond)\s(?:the\s)?$/i.test(target.slice(Math.max(0, start - 12), start));
const LONG_TIMES = new Set(["year", "month", "week", "day", "hour"]);

/** So many years are more than "recently", which 近三年 says. */
const LEAST_LONG = 10;
const sizeOfFirst = ({ readings: [first] }: Amount): number =>
  first === undefined ? 0 : sizeOf(first.value);

const NEAR = 40;
const saysHowFar = (text: string, start: number): boolean =>
  /(?:高达|多达|可达|长达|远达|最[高多长大远]|上限|可|能)[^，。；]{0,6}$/.test(
    text.slice(Math.max(0, start - 10), start),
  );
const saysPast = (text: string, start: number): boolean =>
  /\b(?:past|last|recent|previous|preceding|latest|these|those|since|over|during|ago)\b[^.;]{0,20}$/i.test(
    text.slice(Math.max(0, start - NEAR), start),
  );

/** Vague numbers say themselves how far they go, and ordinals have no hedges. */
const isHedgeable = (source: Amount, target: Amount): boolean =>
  source.kind !== "ordinal" &&
  target.kind !== "ordinal" &&
  source.kind !== "vague" &&
  target.kind !== "vague" &&
  source.demand !== "never" &&
  target.demand !== "never" &&
  !areDozens(source, target);

const areDozens = (source: Amount, target: Amount): boolean =>
  source.vague !== null &&
  target.vague !== null &&
  source.readings[0]?.value.top !== target.readings[0]?.value.top;

function withHedge(amount: Amount, text: string): FoundSpan {
  const start = Math.min(amount.start, amount.approximation?.start ?? amount.start);
  const end = Math.max(amount.end, amount.approximation?.end ?? amount.end);
  return { start, end, text: text.slice(start, end), value: writeAmount(amount, text) };
}
