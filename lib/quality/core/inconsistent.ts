import { foldText } from "./characters";
import type { Severity } from "./finding";
import { checkRepeatedClauses } from "./repeated-clauses";
import { report, type Span, spanAt } from "./spans";
import type { PlacedFinding, TrackParagraph } from "./track";
import { isUntranslated } from "./untranslated";

type Placed = { readonly paragraph: TrackParagraph; readonly source: Span; readonly target: Span };
type Group = { readonly renderings: Map<string, Placed[]> };

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
export function checkInconsistent(
  paragraphs: readonly TrackParagraph[],
): readonly PlacedFinding<"inconsistent">[] {
  const begun = paragraphs.filter(
    ({ source, target }) => target.trim() !== "" && !isUntranslated(source, target),
  );
  const whole = begun.map(toWhole);
  return [
    ...deviations(groupBy(whole, sourceOf, targetOf, SHORTEST_SOURCE), "inconsistent-source", "warning"),
    ...deviations(
      groupBy(begun.flatMap(readSlogans), sourceOf, targetOf, 2),
      "inconsistent-slogan",
      "warning",
    ),
    ...checkRepeatedClauses(begun),
    ...deviations(groupBy(whole, targetOf, sourceOf, SHORTEST_TARGET), "inconsistent-target", "notice"),
  ];
}

const toWhole = (paragraph: TrackParagraph): Placed => ({
  paragraph,
  source: { start: 0, end: paragraph.source.length },
  target: { start: 0, end: paragraph.target.length },
});

const sourceOf = ({ paragraph, source }: Placed): string => paragraph.source.slice(source.start, source.end);
const targetOf = ({ paragraph, target }: Placed): string => paragraph.target.slice(target.start, target.end);

function groupBy(
  places: readonly Placed[],
  keyOf: (place: Placed) => string,
  renderingOf: (place: Placed) => string,
  shortest: number,
): Group[] {
  const groups = new Map<string, Group>();
  for (const place of places) {
    const [key, rendering] = [foldText(keyOf(place)), foldText(renderingOf(place))];
    if (key.length < shortest || rendering === "" || COURTESY.test(key)) continue;
    const group = groups.get(key) ?? { renderings: new Map<string, Placed[]>() };
    groups.set(key, group);
    const same = group.renderings.get(rendering);
    if (same === undefined) group.renderings.set(rendering, [place]);
    else same.push(place);
  }
  return [...groups.values()].filter(({ renderings }) => renderings.size > 1);
}

function deviations(
  groups: readonly Group[],
  code: string,
  severity: Severity,
): PlacedFinding<"inconsistent">[] {
  return groups.flatMap(({ renderings }) => {
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
  const other = code === "inconsistent-target" ? sourceOf(model) : targetOf(model);
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
    return target === undefined ? [] : [{ paragraph, source, target }];
  });
}

function readQuoted(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: whole, 1: curly, 2: straight }) => {
    const start = index + 1;
    return { start, end: Math.max(start + (curly ?? straight ?? "").length, index + whole.length - 1) };
  });
}
