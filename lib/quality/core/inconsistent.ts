import { flatMapInTurns, type Turns } from "@/lib/text/core/turns";
import { foldText } from "./characters";
import type { Severity } from "./finding";
import { checkRepeatedClauses } from "./repeated-clauses";
import { report, type Span, spanAt } from "./spans";
import type { PlacedFinding, TrackParagraph } from "./track";
import { isUntranslated } from "./untranslated";

/** A stretch of a paragraph's source with its rendering, and what each is the same as another by. */
type Placed = {
  readonly paragraph: TrackParagraph;
  readonly source: Span;
  readonly target: Span;
  readonly sourceKey: string;
  readonly targetKey: string;
};
type Group = { readonly renderings: Map<string, Placed[]> };
type Side = "sourceKey" | "targetKey";

const SOURCE_QUOTED = /[“「]([^“”「」]{2,40})[”」]/gu;
const TARGET_QUOTED = /“([^“”]{2,160})[,.;]?”|(?<![\d\p{L}])"([^"]{2,160})[,.;]?"/gu;
/** Shorter sources ("记者：") and words of courtesy are rendered as the place asks, and short renderings serve many sources. */
const SHORTEST_SOURCE = 4;
const COURTESY = /^(?:非常|多|再次|衷心)?(?:感谢|谢谢|你好|您好|大家好|再见)/;
const SHORTEST_TARGET = 24;

/**
 * What one track renders in two ways: a paragraph that stands again (`inconsistent-source`), a slogan in quotation
 * marks that stands again (`inconsistent-slogan`), a phrase that stands again
 * (`inconsistent-phrase`, notice), and two different paragraphs that have the very same English
 * (`inconsistent-target`). The rendering that stands most often, or first, counts as the agreed one; each other place
 * is a finding and shows it. Width, case, marks and blanks make no difference.
 */
export function* checkInconsistent(
  paragraphs: readonly TrackParagraph[],
): Turns<readonly PlacedFinding<"inconsistent">[]> {
  const begun = yield* flatMapInTurns(paragraphs, (paragraph) => (isBegun(paragraph) ? [paragraph] : []));
  const whole = yield* flatMapInTurns(begun, toWhole);
  const slogans = yield* flatMapInTurns(begun, readSlogans);
  const bySource = yield* groupBy(whole, "sourceKey", SHORTEST_SOURCE);
  const bySlogan = yield* groupBy(slogans, "sourceKey", 2);
  const byTarget = yield* groupBy(whole, "targetKey", SHORTEST_TARGET);
  return [
    ...(yield* deviations(bySource, "inconsistent-source", "warning")),
    ...(yield* deviations(bySlogan, "inconsistent-slogan", "warning")),
    ...(yield* checkRepeatedClauses(begun)),
    ...(yield* deviations(byTarget, "inconsistent-target", "notice")),
  ];
}

const isBegun = ({ source, target }: TrackParagraph): boolean =>
  target.trim() !== "" && !isUntranslated(source, target);

const toWhole = (paragraph: TrackParagraph): Placed[] => [
  toPlaced(paragraph, { start: 0, end: paragraph.source.length }, { start: 0, end: paragraph.target.length }),
];

const toPlaced = (paragraph: TrackParagraph, source: Span, target: Span): Placed => ({
  ...{ paragraph, source, target },
  sourceKey: foldText(paragraph.source.slice(source.start, source.end)),
  targetKey: foldText(paragraph.target.slice(target.start, target.end)),
});

function* groupBy(places: readonly Placed[], side: Side, shortest: number): Turns<Group[]> {
  const groups = new Map<string, Group>();
  yield* flatMapInTurns(places, (place) => {
    const { [side]: key, [side === "sourceKey" ? "targetKey" : "sourceKey"]: rendering } = place;
    if (key.length < shortest || rendering === "" || COURTESY.test(key)) return [];
    const group = groups.get(key) ?? { renderings: new Map<string, Placed[]>() };
    groups.set(key, group);
    const same = group.renderings.get(rendering);
    if (same === undefined) group.renderings.set(rendering, [place]);
    else same.push(place);
    return [];
  });
  return [...groups.values()].filter(({ renderings }) => renderings.size > 1);
}

function deviations(
  groups: readonly Group[],
  code: string,
  severity: Severity,
): Turns<PlacedFinding<"inconsistent">[]> {
  return flatMapInTurns(groups, ({ renderings }) => {
    const [agreed, ...others] = [...renderings.values()].toSorted((one, other) => other.length - one.length);
    const model = agreed?.[0];
    if (model === undefined) return [];
    return others.flat().map((place) => toFinding(place, model, code, severity));
  });
}

function toFinding(
  { paragraph, source, target }: Placed,
  model: Placed,
  code: string,
  severity: Severity,
): PlacedFinding<"inconsistent"> {
  const of = model.paragraph;
  const other =
    code === "inconsistent-target"
      ? of.source.slice(model.source.start, model.source.end)
      : of.target.slice(model.target.start, model.target.end);
  const finding = report("inconsistent", code, severity, {
    values: { other, paragraph: model.paragraph.id },
    source: spanAt(paragraph.source, source.start, source.end),
    target: spanAt(paragraph.target, target.start, target.end),
  });
  return { paragraph: paragraph.id, finding };
}

/** Quoted words with their English, by their order, of paragraphs in which both texts quote the same number of times. */
function readSlogans(paragraph: TrackParagraph): Placed[] {
  const [quoted, english] = [
    readQuoted(paragraph.source, SOURCE_QUOTED),
    readQuoted(paragraph.target, TARGET_QUOTED),
  ];
  if (quoted.length !== english.length) return [];
  return quoted.flatMap((source, at) => {
    const target = english[at];
    return target === undefined ? [] : [toPlaced(paragraph, source, target)];
  });
}

function readQuoted(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: whole, 1: curly, 2: straight }) => {
    const start = index + 1;
    return { start, end: Math.max(start + (curly ?? straight ?? "").length, index + whole.length - 1) };
  });
}
