import { flatMapInTurns, type Turns } from "@/lib/text/core/turns";
import { readAnnouncements } from "./list-announced";
import { hasSuperlative } from "./list-english";
import { report, spanAt } from "./spans";
import type { PlacedFinding, TrackParagraph } from "./track";

/** So many members a list over paragraphs has at least: of two, one alone shares nothing. */
const FEWEST = 3;

/** The word whose members can be told in English: each has a superlative. */
const WORD = "最";

/**
 * A list that a paragraph announces (六个“最”) and whose members are the paragraphs that follow, each with the word
 * 最: where the English of all members but one has a superlative, the one without is reported. If more lack it, the
 * list is rendered freely and left alone; so are lists of other words, whose English has no form of its own.
 */
export function checkListOverParagraphs(
  paragraphs: readonly TrackParagraph[],
): Turns<readonly PlacedFinding<"list-count">[]> {
  return flatMapInTurns(paragraphs, ({ source }, at) =>
    readAnnouncements(source).flatMap(({ members: count, word, end }) => {
      if (word !== WORD || count < FEWEST || source.slice(end).includes(WORD)) return [];
      const members = paragraphs.slice(at + 1, at + 1 + count);
      if (members.length < count || !members.every(isMember)) return [];
      const without = members.filter(({ target }) => !hasSuperlative(target));
      return without.length === 1 ? without.map((member) => toFinding(member, count)) : [];
    }),
  );
}

const isMember = ({ source, target }: TrackParagraph): boolean =>
  source.includes(WORD) && target.trim() !== "";

function toFinding(member: TrackParagraph, count: number): PlacedFinding<"list-count"> {
  const start = member.source.indexOf(WORD);
  const finding = report("list-count", "list-member", "warning", {
    values: { word: WORD, expected: count, found: count - 1 },
    source: spanAt(member.source, start, start + WORD.length),
  });
  return { paragraph: member.id, finding };
}
