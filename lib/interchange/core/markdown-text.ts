import type { RichText } from "@/lib/text/core/marks";
import { markRuns, type Run } from "./mark-runs";

/** A heading is one line of Markdown, so its line breaks become references. */
export type MarkdownPlace = "paragraph" | "heading";

/**
 * A text as Markdown (CommonMark with GFM) that reads back as the same text and emphasis: whatever could mean
 * something is escaped, and white space at an edge, which parsers strip, is written as a character reference.
 * Only U+0000 cannot be written. Line breaks are hard breaks ("\" before the line's end).
 */
export function markdownText(rich: RichText, place: MarkdownPlace): string {
  const runs = markRuns(rich);
  const written = runs.map((run, index) => {
    const before = runs[index - 1];
    const after = runs[index + 1];
    return (
      opening(run, before) +
      runText(run, touches(run, before), touches(run, after), place) +
      closing(run, after)
    );
  });
  return protectLines(written.join(""));
}

/** A text without emphasis on one line, such as a title. */
export function markdownLine(text: string): string {
  return markdownText({ text, marks: [] }, "heading");
}

/** Bold is the outer one and reaches over neighbors that are bold as well, so that stars never meet stars. */
function opening(run: Run, before: Run | undefined): string {
  const boldBegins = run.bold && before?.bold !== true;
  const italicBegins = run.italic && (before?.italic !== true || before.bold !== run.bold);
  return (boldBegins ? "**" : "") + (italicBegins ? "_" : "");
}

function closing(run: Run, after: Run | undefined): string {
  const boldEnds = run.bold && after?.bold !== true;
  const italicEnds = run.italic && (after?.italic !== true || after.bold !== run.bold);
  return (italicEnds ? "_" : "") + (boldEnds ? "**" : "");
}

type Touch = "none" | "inside" | "outside";

/** On which side of a delimiter the run's last character towards `neighbor` stands. */
function touches(run: Run, neighbor: Run | undefined): Touch {
  if (neighbor === undefined) return run.bold || run.italic ? "inside" : "none";
  const endsOwn =
    (run.bold && !neighbor.bold) || (run.italic && (!neighbor.italic || neighbor.bold !== run.bold));
  return endsOwn ? "inside" : "outside";
}

/**
 * CommonMark decides by the characters on both sides whether a delimiter opens or closes, and where Chinese has no
 * spaces its rule fails: `**记者：**问` stays stars. A neighbor outside written as a reference begins and ends with
 * punctuation, which always satisfies the rule; inside, only white space must be written so.
 */
function runText(run: Run, start: Touch, end: Touch, place: MarkdownPlace): string {
  const chars = Array.from(run.text);
  return chars
    .map((char, index) => {
      const touch = [index === 0 ? start : "none", index === chars.length - 1 ? end : "none"];
      if (touch.includes("outside") && !/\p{P}/u.test(char)) return reference(char);
      if (touch.includes("inside") && /\s/u.test(char)) return reference(char);
      return escapeChar(char, chars[index - 1], chars[index + 1], place);
    })
    .join("");
}

function escapeChar(
  char: string,
  before: string | undefined,
  after: string | undefined,
  place: MarkdownPlace,
): string {
  if (char === "\n") return place === "heading" ? "&#10;" : "\\\n";
  if (char === "\r") return reference(char);
  if (/[\\`*_[\]<>&~|@]/.test(char)) return `\\${char}`;
  if (char === "#" && place === "heading") return "\\#";
  // GFM makes links of bare addresses and takes the escapes inside them as they stand.
  if (char === "." && before !== undefined && /w/i.test(before)) return "\\.";
  if (char === ":" && after === "/") return "\\:";
  return char;
}

/** Guards what means something at the start of a line, and white space that parsers strip at the edges. */
function protectLines(written: string): string {
  const lines = written.split("\n").map((line) =>
    line
      .replace(/^[ \t]/, reference)
      .replace(/^[#+\-=:]/, "\\$&")
      .replace(/^(\d{1,9})([.)])/, "$1\\$2"),
  );
  // A break at the very start or end of a block is no break; neither is a space there a space.
  return lines
    .join("\n")
    .replace(/^\\\n/, "&#10;")
    .replace(/[ \t]$/, reference)
    .replace(/\\\n$/, "&#10;");
}

function reference(char: string): string {
  return `&#${char.codePointAt(0)};`;
}
