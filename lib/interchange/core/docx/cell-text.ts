import type { Mark, MarkSpan, RichText } from "@/lib/text/core/marks";
import { elementsOf, textOf, type XmlNode } from "../xml-node";

const WORD_NAMESPACES = new Set([
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
]);

/** The name of an element of WordprocessingML, transitional or strict; null for any other. */
export function wordName({ name, uri }: XmlNode): string | null {
  return WORD_NAMESPACES.has(uri) ? name : null;
}

/** Of text that was changed with tracking on, what was taken out; and what is no text. */
const NO_TEXT = new Set([
  "del",
  "moveFrom",
  "delText",
  "instrText",
  "delInstrText",
  "rPr",
  "pPr",
  "tcPr",
  "rt",
  "tbl",
]);

/** What a cell says to its reader, and all that is in it, hidden text too. */
export type CellText = { readonly rich: RichText; readonly all: string };

type Piece = { readonly text: string; readonly marks: readonly Mark[]; readonly hidden: boolean };
/** A paragraph: one that `runsOn` goes on with the next, because the mark between them was deleted. */
type Line = { readonly pieces: Piece[]; readonly runsOn: boolean };

/** Reads a cell: tracked changes as final, line breaks and paragraphs as lines, text boxes once, beneath their place. */
export function readCellText(cell: XmlNode): CellText {
  const lines: Line[] = [];
  readBlocks(cell, lines);
  const all = lines.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join("");
  return { rich: joinLines(withoutEmptyEdges(lines)), all };
}

function readBlocks(container: XmlNode, lines: Line[]): void {
  for (const child of elementsOf(container)) {
    const name = wordName(child);
    if (name === "p") readParagraph(child, lines);
    else if (name === "tbl" || (name !== null && !NO_TEXT.has(name))) readBlocks(child, lines);
  }
}

function readParagraph(paragraph: XmlNode, lines: Line[]): void {
  const boxes: XmlNode[] = [];
  const line: Line = { pieces: [], runsOn: isMarkDeleted(paragraph) };
  lines.push(line);
  readInline(paragraph, line, boxes);
  for (const box of boxes) readBlocks(box, lines);
}

function readInline(container: XmlNode, line: Line, boxes: XmlNode[]): void {
  for (const child of elementsOf(container)) {
    const name = wordName(child);
    if (name === "r") readRun(child, line, boxes);
    else if (name === null) findBoxes(child, boxes);
    else if (!NO_TEXT.has(name)) readInline(child, line, boxes);
  }
}

function readRun(run: XmlNode, line: Line, boxes: XmlNode[]): void {
  const properties = elementsOf(run).find((child) => wordName(child) === "rPr");
  const has = (wanted: string) => properties !== undefined && isOn(properties, wanted);
  const marks: Mark[] = [...(has("b") ? ["bold" as const] : []), ...(has("i") ? ["italic" as const] : [])];
  const hidden = has("vanish");
  const add = (text: string) => {
    if (text !== "") line.pieces.push({ text, marks, hidden });
  };
  for (const child of elementsOf(run)) {
    const name = wordName(child);
    if (name === "drawing" || name === "pict" || name === "object" || name === null) findBoxes(child, boxes);
    else if (name === "ruby") readInline(child, line, boxes);
    else if (!NO_TEXT.has(name)) add(charactersOf(name, child));
  }
}

/** What an element of a run stands for. */
function charactersOf(name: string, element: XmlNode): string {
  switch (name) {
    case "t":
      return textOf(element);
    case "tab":
    case "ptab":
      return "\t";
    case "br":
      return /^(?:page|column)$/u.test(element.attributes.type ?? "") ? "" : "\n";
    case "cr":
      return "\n";
    case "noBreakHyphen":
      return "\u2011";
    case "softHyphen":
      return "\u00AD";
    case "sym": {
      const code = Number.parseInt(element.attributes.char ?? "", 16);
      return Number.isInteger(code) && code > 0 && code < 0xd800 ? String.fromCharCode(code) : "";
    }
    default:
      return "";
  }
}

/** A text box is written twice, for new and for old readers: the first choice counts. */
function findBoxes(element: XmlNode, boxes: XmlNode[]): void {
  if (element.name === "AlternateContent") {
    const parts = elementsOf(element);
    const chosen = parts.find(({ name }) => name === "Choice") ?? parts[0];
    if (chosen !== undefined) for (const child of elementsOf(chosen)) findBoxes(child, boxes);
  } else if (wordName(element) === "txbxContent") boxes.push(element);
  else for (const child of elementsOf(element)) findBoxes(child, boxes);
}

/** A property that is there is on, unless its value says otherwise. */
function isOn(properties: XmlNode, wanted: string): boolean {
  const found = elementsOf(properties).find((child) => wordName(child) === wanted);
  return found !== undefined && !/^(?:0|false|off|none)$/u.test(found.attributes.val ?? "1");
}

function isMarkDeleted(paragraph: XmlNode): boolean {
  const own = elementsOf(paragraph).find((child) => wordName(child) === "pPr");
  const mark = own && elementsOf(own).find((child) => wordName(child) === "rPr");
  return mark !== undefined && elementsOf(mark).some((child) => wordName(child) === "del");
}

/** Empty paragraphs above and below a text are a matter of typing, not of the text. */
function withoutEmptyEdges(lines: readonly Line[]): readonly Line[] {
  const isFull = ({ pieces }: Line) => pieces.some(({ hidden }) => !hidden);
  const first = lines.findIndex(isFull);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isFull) + 1);
}

function joinLines(lines: readonly Line[]): RichText {
  let text = "";
  const spans: MarkSpan[] = [];
  for (const [at, { pieces, runsOn }] of lines.entries()) {
    for (const piece of pieces) {
      if (piece.hidden) continue;
      const start = text.length;
      text += piece.text;
      for (const mark of piece.marks) addSpan(spans, { start, end: text.length, mark });
    }
    if (at < lines.length - 1 && !runsOn) text += "\n";
  }
  return { text, marks: spans.sort((one, other) => one.start - other.start || one.end - other.end) };
}

/** Programs cut a run where they like: what touches is one. */
function addSpan(spans: MarkSpan[], span: MarkSpan): void {
  const touching = spans.findIndex(({ mark, end }) => mark === span.mark && end === span.start);
  const before = spans[touching];
  if (before === undefined) spans.push(span);
  else spans[touching] = { ...before, end: span.end };
}
