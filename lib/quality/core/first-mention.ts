import { flatMapInTurns, type Turns } from "@/lib/text/core/turns";
import type { Naming } from "./namings";
import { readSetOff } from "./set-off";
import { outside, report, spanAt } from "./spans";
import type { PlacedFinding, TrackParagraph } from "./track";

/**
 * Concepts that a text has in full first and short from then on: where the short form stands before any full one
 * (`first-mention`, once for each concept), and where the full form stands again in running text
 * (`first-mention-again`, notice). Headings and captions are written as short as they need be: a full form there
 * introduces the concept, and nothing in them is reported; nor is a full form in brackets or quotation marks. Where an
 * earlier paragraph that names the concept waits for its translation, the full form is still to come there.
 */
export function checkFirstMention(
  paragraphs: readonly TrackParagraph[],
): Turns<readonly PlacedFinding<"first-mention">[]> {
  /** Concepts whose first mention is past, right or wrong; and those that running text had in full. */
  const [met, written] = [new Set<string>(), new Set<string>()];
  return flatMapInTurns(paragraphs, (paragraph) => {
    const { kind, namings = [] } = paragraph;
    const isAside = kind === "heading" || kind === "caption";
    const early: Naming[] = [];
    const again: Naming[] = [];
    for (const mention of namings) {
      const { conceptId, form } = mention;
      if (isAside && form === "short") continue;
      if (form === "short" && !met.has(conceptId)) early.push(mention);
      if (form === "full" && !isAside) {
        if (written.has(conceptId)) again.push(mention);
        written.add(conceptId);
      }
      met.add(conceptId);
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
