import { flatMapInTurns, type Turns } from "@/lib/text/core/turns";
import type { AwaitedNaming, Naming } from "./namings";
import { readSetOff } from "./set-off";
import { outside, report, spanAt } from "./spans";
import type { PlacedFinding, TrackParagraph } from "./track";

/** What a track has named before one of its paragraphs, as ids of concepts. */
export type MentionsBefore = {
  /** Whose first mention is past, right or wrong. */
  readonly met: readonly string[];
  /** That running text had in full. */
  readonly written: readonly string[];
};

const NONE_BEFORE: MentionsBefore = { met: [], written: [] };

/** Of each concept that a track names, the number of the paragraph, from 0, that first does so in either way. */
export type FirstMentions = {
  readonly met: ReadonlyMap<string, number>;
  readonly written: ReadonlyMap<string, number>;
};

/** Finds where a track first names its concepts, so that any of its paragraphs can be checked without the others. */
export function findFirstMentions(
  paragraphs: readonly Pick<TrackParagraph, "kind" | "namings">[],
): FirstMentions {
  const [met, written] = [new Map<string, number>(), new Map<string, number>()];
  for (const [at, { kind, namings = [] }] of paragraphs.entries())
    for (const { conceptId, form } of namings) {
      const counts = countsOf(form, isAsideOf(kind));
      if (counts.meets && !met.has(conceptId)) met.set(conceptId, at);
      if (counts.writes && !written.has(conceptId)) written.set(conceptId, at);
    }
  return { met, written };
}

/**
 * What was named before the paragraph of this number.
 *
 * @param nameable the concepts that the paragraph's translations may name: no other says anything of them
 */
export function mentionsBefore(
  { met, written }: FirstMentions,
  at: number,
  nameable: readonly string[],
): MentionsBefore {
  const before = (first: ReadonlyMap<string, number>): string[] =>
    nameable.filter((conceptId) => (first.get(conceptId) ?? at) < at);
  return { met: before(met), written: before(written) };
}

const isAsideOf = (kind: TrackParagraph["kind"]): boolean => kind === "heading" || kind === "caption";

/** Whether a naming is a mention at all, and one in full in running text. */
const countsOf = (form: Mention["form"], isAside: boolean) => ({
  meets: !isAside || form !== "short",
  writes: !isAside && form === "full",
});

type Mention = Naming | AwaitedNaming;

/**
 * Concepts that a text has in full first and short from then on: where the short form stands before any full one
 * (`first-mention`, once for each concept), and where the full form stands again in running text
 * (`first-mention-again`, notice). Headings and captions are written as short as they need be: a full form there
 * introduces the concept, and nothing in them is reported; nor is a full form in brackets or quotation marks. Where an
 * earlier paragraph that names the concept waits for its translation, the full form is still to come there.
 *
 * @param before what stands before the first of these paragraphs
 */
export function checkFirstMention(
  paragraphs: readonly TrackParagraph[],
  before: MentionsBefore = NONE_BEFORE,
): Turns<readonly PlacedFinding<"first-mention">[]> {
  const [met, written] = [new Set(before.met), new Set(before.written)];
  return flatMapInTurns(paragraphs, (paragraph) => {
    const { kind, namings = [] } = paragraph;
    const isAside = isAsideOf(kind);
    const early: Naming[] = [];
    const again: Naming[] = [];
    for (const mention of namings) {
      const { conceptId, form } = mention;
      const counts = countsOf(form, isAside);
      if (form === "short" && counts.meets && !met.has(conceptId)) early.push(mention);
      if (form === "full" && counts.writes && written.has(conceptId)) again.push(mention);
      if (counts.writes) written.add(conceptId);
      if (counts.meets) met.add(conceptId);
    }
    const plain = again.length === 0 ? [] : outside(again, readSetOff(paragraph.target));
    return [...early, ...plain]
      .toSorted((one, other) => one.start - other.start)
      .map((mention) => toFinding(paragraph, mention));
  });
}

function toFinding(
  { id, source, target }: TrackParagraph,
  { form, start, end, full, short, source: place }: Naming,
): PlacedFinding<"first-mention"> {
  const found = spanAt(target, start, end);
  const [code, severity] =
    form === "short" ? (["first-mention", "warning"] as const) : (["first-mention-again", "notice"] as const);
  const finding = report("first-mention", code, severity, {
    values: { found: found.text, full, short },
    source: place === null ? null : spanAt(source, place.start, place.end),
    target: found,
  });
  return { paragraph: id, finding };
}
