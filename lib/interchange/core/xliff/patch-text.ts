import type { RichText } from "@/lib/text/core/marks";
import type { XliffDialect } from "@/lib/xliff/core/names";
import { walk, type XliffNode } from "@/lib/xliff/core/node";
import { escapeXml } from "../xml-text";
import { withCodes } from "./codes";
import { prefixOf } from "./patch-tag";
import { withCodePoints } from "./xliff-new";

/** Where a text of ours goes: the file's text, and the source (of a segment) that it translates. */
export type PatchPlace = {
  readonly text: string;
  readonly source: XliffNode;
  readonly dialect: XliffDialect;
  /** The segment's number in its unit: it keeps new ids apart. */
  readonly nth: number;
};

/**
 * A text of ours as content of a target. Emphasis takes the source's own codes, as far as there are any; other codes of the
 * source, which our texts cannot hold, are put at the end, so that none is lost.
 */
export function patchedContent(rich: RichText, place: PatchPlace): string {
  const codes = walk(place.source)
    .slice(1)
    .filter(({ uri }) => uri === place.source.uri);
  const emphasis = { bold: codes.filter(isPair("bold")), italic: codes.filter(isPair("italic")) };
  const prefix = prefixOf(tagOf(place.source, place.text));
  const content = withCodes(rich, true, {
    text: place.dialect === "1" ? escapeXml : withCodePoints,
    wrap: (mark, id, inside) => {
      const own = emphasis[mark][Number(id.slice(1)) - 1];
      const tag =
        own === undefined
          ? newTag(mark, `dz-${id}-${place.nth}`, prefix, place.dialect)
          : tagOf(own, place.text);
      return `${tag}${inside}</${nameOf(tag)}>`;
    },
  });
  const others = codes.filter(isOtherCode).map((code) => codeOf(code, place.text));
  return content + others.join("");
}

const tagOf = ({ place }: XliffNode, text: string): string => text.slice(place.start, place.innerStart);
const nameOf = (tag: string): string => /^<([^\s/>]+)/u.exec(tag)?.[1] ?? "";

const isMark = ({ attributes }: XliffNode, mark: "bold" | "italic"): boolean =>
  attributes.ctype === mark || attributes.subType === (mark === "bold" ? "xlf:b" : "xlf:i");
const isPair =
  (mark: "bold" | "italic") =>
  (node: XliffNode): boolean =>
    (node.name === "pc" || node.name === "g") && isMark(node, mark) && node.place.innerEnd < node.place.end;

const CODES: ReadonlySet<string> = new Set("ph pc sc ec g x bx ex bpt ept it".split(" "));

function isOtherCode(node: XliffNode): boolean {
  if (!CODES.has(node.name)) return false;
  const isEmphasis = isMark(node, "bold") || isMark(node, "italic");
  return !((node.name === "pc" || node.name === "g") && isEmphasis);
}

/** A code as it stands; a pair without what it is around, which is in the text already. */
function codeOf(code: XliffNode, text: string): string {
  const { start, innerEnd, end } = code.place;
  const isAround = code.name === "pc" || code.name === "g";
  return isAround ? tagOf(code, text) + text.slice(innerEnd, end) : text.slice(start, end);
}

function newTag(mark: "bold" | "italic", id: string, prefix: string, dialect: XliffDialect): string {
  if (dialect === "1") return `<${prefix}g id="${id}" ctype="${mark}">`;
  return `<${prefix}pc id="${id}" type="fmt" subType="${mark === "bold" ? "xlf:b" : "xlf:i"}">`;
}
