import type { RichText } from "@/lib/text/core/marks";
import { wholeMarks } from "../mark-runs";
import { escapeXml } from "../xml-text";
import { languageProperties } from "./language";
import { valued } from "./xml";

/** How a run looks beside what its paragraph's style says. */
export type RunLook = {
  /** BCP 47. */
  readonly language: string;
  readonly style?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** A recognized term. */
  readonly term?: boolean;
};

/** What lies over a text: comments by their numbers in the file, and terms. Half-open UTF-16 offsets. */
export type Layers = {
  readonly comments: readonly { readonly id: number; readonly start: number; readonly end: number }[];
  readonly terms: readonly { readonly start: number; readonly end: number }[];
};

const NO_LAYERS: Layers = { comments: [], terms: [] };

/** One run: its text with tabs and line breaks as elements, blanks kept. An empty text is no run. */
export function run(text: string, look: RunLook): string {
  if (text === "") return "";
  return `<w:r>${properties(look)}${content(text)}</w:r>`;
}

/** A text that is there for programs: nobody sees it, prints it or corrects its spelling. */
export function hiddenRun(text: string): string {
  return `<w:r><w:rPr><w:noProof/><w:vanish/>${valued("sz", 2)}</w:rPr>${content(text)}</w:r>`;
}

/** A text in its emphasis, with the ends of comments and the marks of terms at their places. */
export function textRuns(rich: RichText, look: RunLook, { comments, terms }: Layers = NO_LAYERS): string {
  const { text } = rich;
  const marks = wholeMarks(rich);
  const over = comments.map((comment) => ({ ...comment, ...whole(text, comment) }));
  const marked = terms.map((term) => whole(text, term));
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...marks, ...over, ...marked]) cuts.add(start).add(end);
  const places = [...cuts].sort((one, other) => one - other);
  const pieces = places.map((start, index) => {
    const end = places[index + 1];
    const ends = commentEnds(over, start);
    if (end === undefined) return ends;
    const covers = (span: { readonly start: number; readonly end: number }) =>
      span.start <= start && span.end >= end;
    const has = (mark: string) => marks.some((span) => span.mark === mark && covers(span));
    const own = { bold: has("bold"), italic: has("italic"), term: marked.some(covers) };
    return ends + run(text.slice(start, end), { ...look, ...own });
  });
  return pieces.join("");
}

/** A span within its text whose edges tear no character. */
function whole(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const [found] = wholeMarks({ text, marks: [{ start, end, mark: "bold" }] });
  return found ?? { start: 0, end: text.length };
}

/** What ends at a place goes before what begins there; where there is no text, a comment does both. */
function commentEnds(comments: Layers["comments"], place: number): string {
  const end = (id: number) =>
    `<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr>${valued("rStyle", "CommentReference")}</w:rPr><w:commentReference w:id="${id}"/></w:r>`;
  const begin = (id: number) => `<w:commentRangeStart w:id="${id}"/>`;
  const ended = comments.filter((one) => one.end === place && one.start < place).map(({ id }) => end(id));
  const begun = comments.filter((one) => one.start === place).map(({ id }) => begin(id));
  const empty = comments.filter((one) => one.start === place && one.end === place).map(({ id }) => end(id));
  return [...ended, ...begun, ...empty].join("");
}

/** In the order that the schema wants. */
function properties({ language, style, bold, italic, term }: RunLook): string {
  const spoken = languageProperties(language);
  return [
    "<w:rPr>",
    style === undefined ? "" : valued("rStyle", style),
    spoken.fonts,
    bold === true ? "<w:b/><w:bCs/>" : "",
    italic === true ? "<w:i/><w:iCs/>" : "",
    term === true ? '<w:u w:val="dotted" w:color="A89F8C"/>' : "",
    spoken.language,
    "</w:rPr>",
  ].join("");
}

/** A carriage return ends a line as well; as a character it makes LibreOffice forget the table around it. */
function content(text: string): string {
  return text
    .split(/(?<break>\t|\r\n?|\n)/u)
    .map((part) => {
      if (part === "\t") return "<w:tab/>";
      if (/^[\r\n]/u.test(part)) return "<w:br/>";
      return part === "" ? "" : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
    })
    .join("");
}
