import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { ok, refuse } from "@/lib/kernel/result";
import { cleanText } from "@/lib/text/core/clean-text";
import { inLine, refuseAt } from "@/lib/text/core/file-place";
import type { Mark } from "@/lib/text/core/marks";
import type { Block, BlockContainer } from "./block";
import { finishBlocks, type RawBlock, splitAtParagraphBreaks } from "./finish-blocks";
import { NoticeCounter, type TextReader } from "./reader";
import { fromRuns, type Run } from "./rich-text";
import { softBreak } from "./soft-break";

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/**
 * HTML, by the standard's own parsing rules. Nothing in it is run, fetched or kept but text, its block structure,
 * and bold and italic.
 */
export const htmlReader: TextReader = {
  format: "html",
  read(text) {
    const clean = cleanText(text);
    const notices = new NoticeCounter();
    notices.add("control-characters-dropped", clean.dropped);
    const document = parse(clean.text, { sourceCodeLocationInfo: true });
    const walk = new Walk(notices);
    if (!walk.into(document.childNodes, { ...OUTSIDE, depth: 0 }))
      return refuseAt("too-deep", inLine(walk.deepest));
    walk.flush(OUTSIDE);
    return walk.found.length === 0
      ? refuse("no-text")
      : ok({ title: walk.title, blocks: walk.found, notices: notices.list() });
  },
};

const DROPPED = new Set(
  "script style template noscript iframe object embed applet svg math canvas audio video head select button input textarea datalist nav dialog frameset".split(
    " ",
  ),
);
const BLOCKS = new Set(
  "html body p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre table thead tbody tfoot tr td th caption figure figcaption section article main header footer aside address center form fieldset legend details summary hr".split(
    " ",
  ),
);
const DEEPEST = 1500;

type Place = {
  readonly kind: Block["kind"];
  readonly level: number | null;
  readonly container: BlockContainer | null;
  readonly marks: readonly Mark[];
  readonly pre: boolean;
  readonly line: number | null;
  readonly depth: number;
};

const OUTSIDE: Place = {
  kind: "body",
  level: null,
  container: null,
  marks: [],
  pre: false,
  line: null,
  depth: 0,
};

class Walk {
  readonly found: Block[] = [];
  title: string | null = null;
  /** The line that is nested deeper than any text needs. */
  deepest = 1;
  readonly #notices: NoticeCounter;
  #runs: Run[] = [];
  #line: number | null = null;

  constructor(notices: NoticeCounter) {
    this.#notices = notices;
  }

  /** @returns false when the nesting is deeper than any text needs */
  into(nodes: readonly ChildNode[], place: Place): boolean {
    if (place.depth > DEEPEST) {
      this.deepest = place.line ?? 1;
      return false;
    }
    return nodes.every((node) => {
      if (node.nodeName === "#text" && "value" in node) {
        this.#text(node.value, place, node.sourceCodeLocation?.startLine ?? place.line);
        return true;
      }
      return "tagName" in node ? this.#element(node, place) : true;
    });
  }

  /** Ends the block that is being gathered. */
  flush(place: Place): void {
    const raw: readonly RawBlock[] = splitAtParagraphBreaks(fromRuns(collapse(this.#runs))).map((rich) => ({
      kind: place.kind,
      level: place.level,
      container: place.container,
      rich,
      sourceLine: this.#line,
    }));
    this.found.push(...finishBlocks(raw));
    this.#runs = [];
    this.#line = null;
  }

  #element(element: Element, place: Place): boolean {
    const name = element.tagName;
    if (name === "head") this.title = titleOf(element);
    if (name === "script" || name === "style") this.#notices.add("scripts-dropped");
    if (name === "img" || name === "picture") this.#notices.add("images-dropped");
    if (DROPPED.has(name) || isHidden(element)) return true;
    if (name === "br") {
      this.#runs.push({ text: HARD, marks: [] });
      return true;
    }
    if (name === "a" && element.attrs.some((attr) => attr.name === "href"))
      this.#notices.add("links-not-kept");
    if (name === "table") this.#notices.add("tables-flattened");

    const inside = placeIn(element, place);
    if (!BLOCKS.has(name)) return this.into(element.childNodes, inside);
    this.flush(place);
    if (name === "li") this.#runs.push({ text: listMarker(element), marks: [] });
    const fine = this.into(element.childNodes, inside);
    if (name === "li" && this.#runs.length === 1) this.#runs = [];
    this.flush(inside);
    return fine;
  }

  #text(value: string, place: Place, line: number | null): void {
    if (this.#line === null && value.trim() !== "") this.#line = line;
    const text = place.pre ? value.replaceAll("\n", HARD) : value;
    this.#runs.push({ text, marks: place.marks });
  }
}

function placeIn(element: Element, place: Place): Place {
  const name = element.tagName;
  const marks = markOf(element);
  const heading = /^h([1-6])$/u.exec(name)?.[1];
  return {
    kind: heading !== undefined ? "heading" : name === "figcaption" ? "caption" : place.kind,
    level: heading !== undefined ? Number(heading) : place.level,
    container:
      name === "td" || name === "th"
        ? "table"
        : name === "li"
          ? "list"
          : name === "blockquote"
            ? "quote"
            : place.container,
    marks: marks === null || place.marks.includes(marks) ? place.marks : [...place.marks, marks],
    pre: place.pre || name === "pre",
    line: element.sourceCodeLocation?.startLine ?? place.line,
    depth: place.depth + 1,
  };
}

function markOf(element: Element): Mark | null {
  const style = element.attrs.find((attr) => attr.name === "style")?.value ?? "";
  if (
    element.tagName === "b" ||
    element.tagName === "strong" ||
    /font-weight:\s*(?:bold|[6-9]00)/iu.test(style)
  )
    return "bold";
  if (element.tagName === "i" || element.tagName === "em" || /font-style:\s*italic/iu.test(style))
    return "italic";
  return null;
}

function isHidden(element: Element): boolean {
  return element.attrs.some(
    (attr) => attr.name === "hidden" || (attr.name === "style" && /display:\s*none/iu.test(attr.value)),
  );
}

function titleOf(head: Element): string | null {
  const title = head.childNodes.find(
    (node): node is Element => "tagName" in node && node.tagName === "title",
  );
  const text = title?.childNodes.map((node) => ("value" in node ? node.value : "")).join("") ?? "";
  const clean = text.replace(/\s+/gu, " ").trim();
  return clean === "" ? null : clean;
}

/** "2. " in an ordered list, counted as browsers do but for `value`; "• " in any other. */
function listMarker(item: Element): string {
  const list = item.parentNode;
  if (list === null || !("tagName" in list) || list.tagName !== "ol") return "• ";
  const items = list.childNodes.filter((node) => "tagName" in node && node.tagName === "li");
  const start = Number.parseInt(list.attrs.find((attr) => attr.name === "start")?.value ?? "1", 10);
  return `${(Number.isNaN(start) ? 1 : start) + items.indexOf(item)}. `;
}

/** Stands for a line break that was meant, until white space of the file is gone. */
const HARD = "\u2028";

/** White space as a browser shows it, but that a line end between Chinese characters is nothing. */
function collapse(runs: readonly Run[]): readonly Run[] {
  const whole = runs.map((run) => run.text).join("");
  let offset = 0;
  return runs.map((run) => {
    const start = offset;
    offset += run.text.length;
    const text = run.text.replace(/[ \t\n\f\r]+/gu, (found, at: number) => {
      const position = start + at;
      if (position > 0 && /[ \t\n\f\r\u2028]/u.test(whole[position - 1] ?? "")) return "";
      if (!found.includes("\n")) return " ";
      const mark = softBreak(
        whole.slice(Math.max(0, position - 40), position),
        whole.slice(position + found.length, position + found.length + 80),
      );
      return mark === "\n" ? " " : mark;
    });
    return { ...run, text: text.replace(/ ?\u2028 ?/gu, "\n") };
  });
}
