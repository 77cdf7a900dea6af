import type { Paragraph } from "./block";
import { type JumpLine, readJumpLine } from "./line-shapes";
import { type Evidence, type Proposal, proposal } from "./proposal";

/** A jump line in a paragraph: its last line when the text goes on elsewhere, its first when it came from elsewhere. */
export type FoundJumpLine = { readonly jump: JumpLine; readonly line: string; readonly whole: boolean };

/** Finds a jump line on a line of its own, or at the very end after a sentence; null when there is none. */
export function findJumpLine(text: string): FoundJumpLine | null {
  const lines = text.split("\n");
  const last = lines.at(-1) ?? "";
  const first = lines[0] ?? "";
  const atEnd = readJumpLine(last.trim());
  if (atEnd !== null && (atEnd.direction === "to" || lines.length === 1)) {
    return { jump: atEnd, line: last, whole: lines.length === 1 };
  }
  const atStart = readJumpLine(first.trim());
  if (atStart?.direction === "from") return { jump: atStart, line: first, whole: lines.length === 1 };
  const inline = /[（(]\s*(?:下\s*[转轉]|紧接|转)[^（）()]{1,8}版?\s*[）)]$/u.exec(last)?.[0];
  const jump = inline === undefined ? null : readJumpLine(inline);
  return jump === null || inline === undefined ? null : { jump, line: inline, whole: false };
}

/** The text without its jump line, when it has one. */
export function withoutJumpLine(text: string): string {
  const found = findJumpLine(text);
  if (found === null) return text;
  if (found.whole) return "";
  return found.jump.direction === "to"
    ? text.slice(0, text.length - found.line.length).trimEnd()
    : text.slice(found.line.length).trimStart();
}

/** Proposes to set jump lines aside. */
export function proposeJumpLines(paragraphs: readonly Paragraph[]): readonly Proposal[] {
  return paragraphs.flatMap((paragraph, index) => {
    if (paragraph.kind === "heading" || paragraph.container === "code") return [];
    const found = findJumpLine(paragraph.text);
    if (found === null) return [];
    const { direction, page } = found.jump;
    const evidence: Evidence[] = [{ rule: "jump-words", weight: 3, quote: found.line }];
    if (found.whole || paragraph.text.includes("\n")) evidence.push({ rule: "own-line", weight: 1 });
    if (direction === "to" && index >= paragraphs.length - 3)
      evidence.push({ rule: "at-the-end", weight: 1.5 });
    if (direction === "from" && index <= 2) evidence.push({ rule: "at-the-beginning", weight: 1.5 });
    return [
      proposal(
        { kind: "jump-line", line: found.line, whole: found.whole, direction, page },
        [index],
        evidence,
      ),
    ];
  });
}
