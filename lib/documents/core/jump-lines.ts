import type { Paragraph } from "./block";
import { type EndBefore, readJumpAtEnd, readJumpAtStart, readJumpWords } from "./jump-words";
import { endsClosed } from "./line-shapes";
import { type Evidence, type Proposal, proposal } from "./proposal";

/**
 * A jump line in a paragraph, on a line of its own or before or behind other words. With the direction "to" it is what
 * the paragraph ends with, with "from" what it begins with; one that is the whole paragraph may be "either".
 */
export type FoundJumpLine = {
  readonly line: string;
  readonly whole: boolean;
  /** On a line of its own. */
  readonly own: boolean;
  readonly direction: "to" | "from" | "either";
  readonly page: string | null;
};

/**
 * Finds a paragraph's jump lines, in order: none, the one at its beginning, the one at its end, or both.
 *
 * @param before the text of the paragraph before; null when there is none, or nobody knows it
 */
export function findJumpLines(text: string, before: string | null = null): readonly FoundJumpLine[] {
  // Hardly a paragraph has any: one look for their characters spares the rest.
  if (!/[接转轉续續承完]/u.test(text)) return [];
  if (!text.includes("\n")) {
    const words = readJumpWords(text.trim());
    if (words !== null) return [{ ...words, line: text, whole: true, own: true }];
  }
  const first = atStart(text, before);
  const rest = first === null ? text : text.slice(first.line.length).trimStart();
  const last = atEnd(rest);
  return [first, last].filter((found) => found !== null);
}

function atStart(text: string, before: string | null): FoundJumpLine | null {
  const lines = text.split("\n", 2);
  const [line = ""] = lines;
  const words = lines.length > 1 ? readJumpWords(line.trim()) : null;
  if (words !== null && words.direction !== "to")
    return { page: words.page, direction: "from", line, whole: false, own: true };
  const found = readJumpAtStart(line, before === null ? "closed" : endOf(before));
  if (found === null || found.line === text) return null;
  return { page: found.words.page, direction: "from", line: found.line, whole: false, own: false };
}

function atEnd(text: string): FoundJumpLine | null {
  const from = text.lastIndexOf("\n") + 1;
  const line = text.slice(from);
  const words = from > 0 ? readJumpWords(line.trim()) : null;
  if (words !== null && words.direction !== "from")
    return { page: words.page, direction: "to", line, whole: false, own: true };
  const found = readJumpAtEnd(line);
  if (found === null || found.line === text) return null;
  return { page: found.words.page, direction: "to", line: found.line, whole: false, own: false };
}

function endOf(text: string): EndBefore {
  const last = findJumpLines(text).at(-1);
  if (last !== undefined && last.direction !== "from") return "jumps";
  return endsClosed(text) ? "closed" : "breaks-off";
}

/** The text without these of its jump lines. */
export function takeOut(text: string, found: readonly FoundJumpLine[]): string {
  let rest = text;
  for (const { line, whole, direction } of found) {
    if (whole) return "";
    rest =
      direction === "to"
        ? rest.slice(0, rest.length - line.length).trimEnd()
        : rest.slice(line.length).trimStart();
  }
  return rest;
}

/**
 * Proposes to set jump lines aside.
 *
 * @param firstNew index of the first paragraph of an appended part
 */
export function proposeJumpLines(paragraphs: readonly Paragraph[], firstNew = 0): readonly Proposal[] {
  const isWhole = (index: number) =>
    findJumpLines(paragraphs[index]?.text ?? "").some((found) => found.whole);
  return paragraphs.flatMap((paragraph, index) => {
    if (paragraph.kind === "heading" || paragraph.container === "code") return [];
    return findJumpLines(paragraph.text, paragraphs[index - 1]?.text ?? null).map((found) => {
      const { line, whole, page } = found;
      const goesOn = index + 1 < paragraphs.length && !isWhole(index + 1);
      const direction = found.direction === "either" ? (goesOn ? "from" : "to") : found.direction;
      const evidence: Evidence[] = [{ rule: "jump-words", weight: 3, quote: line }];
      if (found.own) evidence.push({ rule: "own-line", weight: 1 });
      if (direction === "to" && index >= paragraphs.length - 3)
        evidence.push({ rule: "at-the-end", weight: 1.5 });
      if (direction === "from" && (index <= 2 || (index >= firstNew && index <= firstNew + 2)))
        evidence.push({ rule: "at-the-beginning", weight: 1.5 });
      return proposal({ kind: "jump-line", line, whole, direction, page }, [index], evidence);
    });
  });
}
