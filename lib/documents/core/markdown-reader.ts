import type { List, ListItem, Nodes, Parents, PhrasingContent, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { ok, refuse } from "@/lib/kernel/result";
import { cleanText } from "@/lib/text/core/clean-text";
import type { Mark } from "@/lib/text/core/marks";
import type { Block, BlockContainer } from "./block";
import { finishBlocks, type RawBlock } from "./finish-blocks";
import { htmlReader } from "./html-reader";
import { NoticeCounter, type TextReader } from "./reader";
import { fromRuns, type Run } from "./rich-text";
import { softBreak } from "./soft-break";

/**
 * Markdown of CommonMark with GitHub's additions. Markup that is HTML is read as HTML for its text and nothing else;
 * numbers and bullets of lists stay in the text, because a translation cites them.
 */
export const markdownReader: TextReader = {
  format: "markdown",
  read(text) {
    const clean = cleanText(text);
    const notices = new NoticeCounter();
    notices.add("control-characters-dropped", clean.dropped);
    const source = helpEmphasis(clean.text);
    const root = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).parse(source);
    const walk = new Walk(source, notices);
    const blocks = walk.blocks(root.children, { container: null, marker: "", depth: 0 });
    return blocks.length === 0 ? refuse("no-text") : ok({ title: null, blocks, notices: notices.list() });
  },
};

/** Marks where help was given; taken out of every text again. A private character that cleaned text is rid of first. */
const HELP = "\uf8fd";
const CJK_MARK = "，。、；：！？“”‘’（）《》〈〉「」『』【】…—·％";
const BEFORE_STARS = new RegExp(`([${CJK_MARK}])(?=\\*)`, "gu");
const AFTER_STARS = new RegExp(`(\\*)(?=[${CJK_MARK}])`, "gu");

/**
 * CommonMark does not see the end of `**记者：**2020年`, because a star after punctuation and before a letter only
 * opens emphasis. Chinese sets no spaces, so the rule is wrong for it: a private character between stars and Chinese
 * punctuation makes them count as standing next to a letter. Lines stay as they are.
 */
function helpEmphasis(text: string): string {
  return text.replaceAll(HELP, "").replace(BEFORE_STARS, `$1${HELP}`).replace(AFTER_STARS, `$1${HELP}`);
}

type Place = { readonly container: BlockContainer | null; readonly marker: string; readonly depth: number };

/** Deeper nesting than any text has; what lies below is read without its structure. */
const DEEPEST = 60;

class Walk {
  readonly #source: string;
  readonly #notices: NoticeCounter;

  constructor(source: string, notices: NoticeCounter) {
    this.#source = source;
    this.#notices = notices;
  }

  blocks(nodes: readonly RootContent[], place: Place): readonly Block[] {
    let { marker } = place;
    return nodes.flatMap((node) => {
      const found = this.#block(node, { ...place, marker });
      if (found.length > 0) marker = "";
      return found;
    });
  }

  #block(node: RootContent, place: Place): readonly Block[] {
    if (place.depth > DEEPEST) return this.#leaf(node, place);
    const inside = { ...place, depth: place.depth + 1 };
    switch (node.type) {
      case "heading":
        return this.#leaf(node, place, { kind: "heading", level: node.depth });
      case "list":
        return node.children.flatMap((item, index) =>
          this.blocks(item.children, {
            ...inside,
            container: "list",
            marker: place.marker + this.#marker(node, item, index),
          }),
        );
      case "blockquote":
        return this.blocks(node.children, { ...inside, container: place.container ?? "quote" });
      case "footnoteDefinition":
        return this.blocks(node.children, { ...inside, marker: `[${node.label ?? node.identifier}] ` }).map(
          (block) => ({ ...block, kind: "note" as const }),
        );
      case "table":
        this.#notices.add("tables-flattened");
        return node.children.flatMap((row) =>
          row.children.flatMap((cell) => this.#leaf(cell, { ...inside, container: "table" })),
        );
      case "html":
        return this.#html(node.value, node.position?.start.line ?? null);
      case "code":
        return this.#code(node, place);
      case "definition":
        return isTarget(node.url) ? [] : this.#asWritten(node, place);
      case "thematicBreak":
      case "yaml":
        return [];
      default:
        return this.#leaf(node, place);
    }
  }

  #leaf(
    node: Nodes,
    place: Place,
    kind: Pick<Block, "kind" | "level"> = { kind: "body", level: null },
  ): readonly Block[] {
    const runs = this.#runs("children" in node ? (node as Parents).children : [node], []);
    const rich = fromRuns([{ text: place.marker, marks: [] }, ...joinSoftBreaks(runs)]);
    const raw: RawBlock = {
      ...kind,
      rich,
      sourceLine: node.position?.start.line ?? null,
      container: place.container,
    };
    return finishBlocks([raw]);
  }

  #runs(nodes: readonly Nodes[], marks: readonly Mark[]): readonly Run[] {
    return nodes.flatMap((node) => this.#run(node as PhrasingContent, marks));
  }

  #run(node: PhrasingContent, marks: readonly Mark[]): readonly Run[] {
    switch (node.type) {
      case "strong":
        return this.#runs(node.children, [...marks, "bold"]);
      case "emphasis":
        return this.#runs(node.children, [...marks, "italic"]);
      case "break":
        return [{ text: HARD, marks: [] }];
      case "html":
        if (/^<br\b/iu.test(node.value)) return [{ text: HARD, marks: [] }];
        this.#notices.add("raw-html-dropped");
        return [];
      case "image":
      case "imageReference":
        this.#notices.add("images-dropped");
        return [];
      case "link":
      case "linkReference":
        this.#notices.add("links-not-kept");
        return this.#runs(node.children, marks);
      case "footnoteReference":
        return [{ text: `[${node.label ?? node.identifier}]`, marks }];
      default:
        if ("children" in node) return this.#runs(node.children, marks);
        return "value" in node ? [{ text: node.value.replaceAll(HELP, ""), marks }] : [];
    }
  }

  /** "[王毅]: 我们主张对话。" has the shape of a link's definition, and is speech. */
  #asWritten(node: RootContent, place: Place): readonly Block[] {
    const { start, end } = node.position ?? {};
    const value = this.#source.slice(start?.offset ?? 0, end?.offset ?? 0);
    return this.#leaf(
      { type: "paragraph", children: [{ type: "text", value }], position: node.position },
      place,
    );
  }

  /** The number or bullet as printed: "3. " as it was counted, "• " for every bullet. */
  #marker(list: List, item: ListItem, index: number): string {
    if (list.ordered !== true) return "• ";
    const written = this.#source.slice(
      item.position?.start.offset ?? 0,
      (item.position?.start.offset ?? 0) + 12,
    );
    const sign = /^\d+([.)])/u.exec(written)?.[1] ?? ".";
    return `${(list.start ?? 1) + index}${sign} `;
  }

  #html(value: string, line: number | null): readonly Block[] {
    this.#notices.add("raw-html-dropped");
    const read = htmlReader.read(value.replaceAll(HELP, ""));
    return read.ok ? read.value.blocks.map((block) => ({ ...block, sourceLine: line })) : [];
  }

  /** Fenced code is code; an indented block in a text of prose is a paragraph that somebody indented. */
  #code(
    node: { readonly value: string; readonly position?: RootContent["position"] },
    place: Place,
  ): readonly Block[] {
    const fenced = /^\s*(?:```|~~~)/u.test(this.#source.slice(node.position?.start.offset ?? 0));
    const line = node.position?.start.line ?? null;
    const parts = fenced ? [node.value] : node.value.split(/\n\s*\n/u);
    return finishBlocks(
      parts.map((part) => ({
        kind: "body",
        level: null,
        rich: fromRuns([{ text: place.marker + part.replaceAll(HELP, ""), marks: [] }]),
        sourceLine: line,
        container: fenced ? "code" : place.container,
      })),
    );
  }
}

/** Whether a definition points somewhere: an address or a path, or at least no words of Chinese. */
function isTarget(url: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|[/.#?]|www\.)/iu.test(url) || !/\p{Script=Han}/u.test(url);
}

/** Stands for a line break that was meant, until those that were not are gone. */
const HARD = "\u2028";

/** Takes line ends of the file out of a paragraph and puts meant line breaks in. */
function joinSoftBreaks(runs: readonly Run[]): readonly Run[] {
  const whole = runs.map((run) => run.text).join("");
  let offset = 0;
  return runs.map((run) => {
    const start = offset;
    offset += run.text.length;
    const text = run.text.replace(/[ \t]*\n[ \t]*/gu, (found, at: number) => {
      const position = start + at;
      const after = position + found.length;
      return softBreak(whole.slice(Math.max(0, position - 40), position), whole.slice(after, after + 80));
    });
    return { ...run, text: text.replaceAll(HARD, "\n") };
  });
}
