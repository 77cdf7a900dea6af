import { cleanText } from "@/lib/text/core/clean-text";
import type { Mark } from "@/lib/text/core/marks";

/** A stretch of pasted text under the same emphasis. Line breaks are "\n". */
export type PastedRun = { readonly text: string; readonly marks: readonly Mark[] };

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL".split(
    " ",
  ),
);
const IGNORED = new Set(
  "HEAD SCRIPT STYLE TEMPLATE TITLE META LINK SVG IMG OBJECT IFRAME NOSCRIPT".split(" "),
);

/** Plain text from elsewhere: line ends become "\n", what no text may hold goes. */
export function flattenText(text: string): string {
  return cleanText(text).text;
}

/**
 * What pasted HTML says, as one flat text: blocks and line breaks become "\n", bold and italic are kept, and everything
 * else – addresses, scripts, images, styles – is not taken at all.
 */
export function flattenHtml(html: string): PastedRun[] {
  const root = new DOMParser().parseFromString(html, "text/html").body;
  // Our own editor's text carries its line breaks as they are; other pages' are layout of the source.
  const isOurs = root.querySelector("[data-pm-slice]") !== null;
  const runs: { text: string; marks: Mark[] }[] = [];
  let pendingBreak = false;

  const write = (text: string, marks: Mark[]): void => {
    const before = runs.at(-1)?.text ?? "";
    const startsLine = before === "" || before.endsWith("\n") || pendingBreak;
    const shown = isOurs ? text : startsLine || /\s$/.test(before) ? text.replace(/^\s+/, "") : text;
    if (shown === "") return;
    if (pendingBreak && runs.length > 0) runs.push({ text: "\n", marks: [] });
    pendingBreak = false;
    runs.push({ text: shown, marks });
  };

  const walk = (node: Node, marks: Mark[]): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = flattenText(node.textContent ?? "");
      write(isOurs ? text : text.replace(/[\s\u00a0]+/g, " "), marks);
    }
    if (!(node instanceof HTMLElement) || IGNORED.has(node.tagName)) return;
    if (node.tagName === "BR") {
      runs.push({ text: "\n", marks: [] });
      return;
    }
    const isBlock = BLOCKS.has(node.tagName);
    if (isBlock) pendingBreak = true;
    for (const child of node.childNodes) walk(child, marksOf(node, marks));
    if (isBlock) pendingBreak = true;
  };

  for (const child of root.childNodes) walk(child, []);
  return trimEnds(runs);
}

function marksOf(element: HTMLElement, inherited: readonly Mark[]): Mark[] {
  const { fontWeight, fontStyle } = element.style;
  const marks = new Set(inherited);
  if (element.tagName === "B" || element.tagName === "STRONG") marks.add("bold");
  if (element.tagName === "I" || element.tagName === "EM") marks.add("italic");
  if (fontWeight !== "") {
    if (fontWeight === "bold" || Number(fontWeight) >= 600) marks.add("bold");
    else marks.delete("bold");
  }
  if (fontStyle !== "") {
    if (fontStyle === "italic") marks.add("italic");
    else marks.delete("italic");
  }
  return [...marks];
}

function trimEnds(runs: readonly PastedRun[]): PastedRun[] {
  const kept = [...runs];
  while (kept.at(-1)?.text.trim() === "") kept.pop();
  while (kept[0]?.text === "\n") kept.shift();
  return kept;
}
