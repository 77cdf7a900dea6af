import { cleanText, isBlank } from "@/lib/text/core/clean-text";
import type { MarkSpan } from "@/lib/text/core/marks";
import type { XliffDocument, XliffFile, XliffUnit } from "@/lib/xliff/core/file";
import { BLOCK_KINDS, type Paragraph } from "./block";
import { type Notice, NoticeCounter } from "./reader";
import { fromRuns, trimRich } from "./rich-text";

/** A paragraph of an XLIFF file, and the unit that it is. */
export type XliffParagraph = { readonly paragraph: Paragraph; readonly unit: XliffUnit };

/** What an XLIFF file gives as a source text: its units are the paragraphs, whatever they look like. */
export type XliffSource = {
  /** Null where the file has none that a person wrote. */
  readonly title: string | null;
  readonly paragraphs: readonly XliffParagraph[];
  readonly notices: readonly Notice[];
};

/**
 * The units of a file as paragraphs, in order; those without words are left out. A file of our own tells speakers and kinds
 * too, and has the same document once for each track: it is taken once. Reading a file again gives the same.
 */
export function readXliffSource({ files }: XliffDocument): XliffSource {
  const notices = new NoticeCounter();
  const units = oncePerDocument(files).flatMap((file) => file.units);
  const paragraphs = units.flatMap((unit) => {
    const { text, marks, dropped } = cleaned(unit);
    notices.add("control-characters-dropped", dropped);
    if ((unit.target?.text ?? "").trim() !== "") notices.add("translations-wait");
    for (const { kind } of unit.candidates) if (kind === null) notices.add("candidates-not-kept");
    if (text !== "" && unit.hasCodes) notices.add("codes-not-kept");
    return isBlank(text) ? [] : [{ unit, paragraph: toParagraph(unit, text, marks) }];
  });
  return { title: files[0]?.said.title ?? null, paragraphs, notices: notices.list() };
}

function oncePerDocument(files: readonly XliffFile[]): readonly XliffFile[] {
  const seen = new Set<string>();
  return files.filter(({ said: { document } }) => {
    if (document === undefined) return true;
    const isNew = !seen.has(document);
    seen.add(document);
    return isNew;
  });
}

function cleaned({ source: { text, marks } }: XliffUnit) {
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])];
  const cuts = edges.toSorted((a, b) => a - b);
  let dropped = 0;
  const runs = cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length;
    const clean = cleanText(text.slice(start, end));
    dropped += clean.dropped;
    const over = marks.filter((span) => span.start <= start && span.end >= end);
    return { text: clean.text, marks: over.map(({ mark }) => mark) };
  });
  return { ...trimRich(fromRuns(runs)), dropped };
}

/** A word of ours that went through other programs: one line, and short. */
function lineOf(said: string | undefined): string | null {
  const line = cleanText(said ?? "")
    .text.replace(/\s+/gu, " ")
    .trim()
    .slice(0, 200);
  return line === "" ? null : line.toWellFormed();
}

function toParagraph(unit: XliffUnit, text: string, marks: readonly MarkSpan[]): Paragraph {
  const { said, heading, line } = unit;
  const kind = BLOCK_KINDS.find((one) => one === said.kind) ?? (heading === null ? "body" : "heading");
  const level = /^[1-6]$/u.test(said.level ?? "") ? Number(said.level) : heading;
  return {
    ...{ text, marks, kind, sourceLine: line, container: null },
    level: kind === "heading" ? (level ?? 1) : null,
    speaker: lineOf(said.speaker),
    label: lineOf(said.label),
    turn: said.turn === "question" || said.turn === "answer" ? said.turn : null,
  };
}
