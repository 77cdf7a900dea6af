import { ok, refuse } from "@/lib/kernel/result";
import { cleanText, isBlank } from "@/lib/text/core/clean-text";
import { type Block, bodyBlock } from "./block";
import { endsSentence, markerOf } from "./line-shapes";
import { NoticeCounter, type TextReader } from "./reader";
import { softBreak } from "./soft-break";

type Line = { readonly text: string; readonly number: number };

/**
 * Plain text. Where blank lines part the text, what stands between two of them is a paragraph and single line ends in
 * it are line breaks, unless the lines were wrapped at one width; in every other text each line is a paragraph.
 */
export const textReader: TextReader = {
  format: "text",
  read(text) {
    const clean = cleanText(text);
    const notices = new NoticeCounter();
    notices.add("control-characters-dropped", clean.dropped);
    const groups = groupLines(clean.text);
    const blocks = partedByBlankLines(groups) ? readGroups(groups, notices) : readLines(groups);
    return blocks.length === 0 ? refuse("no-text") : ok({ title: null, blocks, notices: notices.list() });
  },
};

/** Runs of lines that are not blank. A line indented by wide spaces begins a run of its own. */
function groupLines(text: string): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  let open = false;
  for (const [index, line] of text.split(/\n|\f/u).entries()) {
    const trimmed = line.trim();
    if (isBlank(trimmed)) {
      open = false;
      continue;
    }
    const entry = { text: trimmed, number: index + 1 };
    if (open && !/^\s*\u3000{2}/u.test(line)) groups.at(-1)?.push(entry);
    else groups.push([entry]);
    open = true;
  }
  return groups;
}

/** True when at least every second paragraph break, as counted in lines, is a blank line or an indent. */
function partedByBlankLines(groups: readonly (readonly Line[])[]): boolean {
  const lines = groups.reduce((sum, group) => sum + group.length, 0);
  if (lines === groups.length) return true;
  return (groups.length > 1 && groups.length * 2 >= lines) || groups.some(isWrapped);
}

function readLines(groups: readonly (readonly Line[])[]): readonly Block[] {
  return groups.flat().map((line) => bodyBlock(line.text, line.number));
}

function readGroups(groups: readonly (readonly Line[])[], notices: NoticeCounter): readonly Block[] {
  return groups.map((group) => {
    const first = group[0]?.number ?? 1;
    if (!isWrapped(group)) return bodyBlock(group.map((line) => line.text).join("\n"), first);
    notices.add("lines-unwrapped");
    const text = group.reduce(
      (sum, line) => (sum === "" ? line.text : sum + softBreak(sum, line.text) + line.text),
      "",
    );
    return bodyBlock(text, first);
  });
}

/** Lines of one width whose sentences run over their ends: a program broke them, not an author. */
function isWrapped(group: readonly Line[]): boolean {
  if (group.length < 3) return false;
  const inner = group.slice(0, -1);
  const widths = inner.map((line) => width(line.text));
  const widest = widths.reduce((most, value) => Math.max(most, value), 0);
  const even = widths.every((value) => value >= widest * 0.85) && widest >= 40;
  const runOn = inner.filter((line) => !endsSentence(line.text)).length;
  return even && runOn * 2 > inner.length && group.slice(1).every((line) => markerOf(line.text) === null);
}

/** Columns on a terminal: a Chinese character takes two. */
function width(text: string): number {
  let columns = 0;
  for (const char of text) columns += (char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return columns;
}
