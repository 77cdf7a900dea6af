import { proposeCaptions } from "./captions";
import { proposeJoins } from "./joins";
import { proposeJumpLines } from "./jump-lines";
import { proposePageFurniture } from "./page-furniture";
import type { Proposal } from "./proposal";
import { proposeSpeakers } from "./speaker-proposals";
import type { Structure } from "./structure";

/**
 * Everything that import proposes for a text, in the order of its paragraphs; nothing is done until a person accepts.
 *
 * @param firstNew index of the first paragraph that is new, when the rest was proposed on before: only proposals that
 *   touch a new paragraph are given
 */
export function propose(text: Structure, firstNew = 0): readonly Proposal[] {
  const furniture = proposePageFurniture(text.paragraphs);
  const captions = proposeCaptions(text.paragraphs);
  const indexes = (entries: readonly Proposal[]) =>
    new Set(entries.flatMap((entry) => entry.paragraphIndexes));
  const skipped = { furniture: indexes(furniture), captions: indexes(captions) };
  const all = [
    ...furniture,
    ...captions,
    ...proposeJumpLines(text.paragraphs, firstNew),
    ...proposeSpeakers(text),
    ...proposeJoins(text.paragraphs, skipped, Math.max(0, firstNew - 8)),
  ];
  return all
    .filter((entry) => entry.paragraphIndexes.some((index) => index >= firstNew))
    .toSorted((a, b) => (a.paragraphIndexes[0] ?? 0) - (b.paragraphIndexes[0] ?? 0));
}
