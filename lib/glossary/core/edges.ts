import type { FoldedText } from "@/lib/text/core/fold-text";

const LETTER_OR_DIGIT = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]$/u;
const DIGIT = /^\p{Nd}$/u;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{M}]$/u;
/** 一 is not among those before: 统一, 之一, 唯一 end with it. */
const NUMERAL_BEFORE = /^[二三四五六七八九十百千]$/;
/** Sessions are counted by their place anyhow: 十四届 is the same behind 第; 二十大 and 一个中国 are not. */
const SESSION = /^[一二三四五六七八九十百千]+[届屆]/;
const LONGEST_NUMERAL = 10;
const NUMERAL = /^[一二三四五六七八九十]$/;
/** What articles are counted with, before what begins a word of its own: behind a number it begins no term. 条款 does. */
const ARTICLE = /^[条條][约約例]/;

/** What a term's own edges ask of their neighbors; see `touches`. */
export type Edges = {
  readonly first: EdgeKind;
  readonly last: EdgeKind;
};
type EdgeKind = "letter" | "digit" | "numeral" | "article" | "none";

export function edgesOf(codes: Int32Array): Edges {
  const isArticle = ARTICLE.test(String.fromCodePoint(...codes.subarray(0, 2)));
  return {
    first: isArticle ? "article" : kindOf(codes[0] ?? 0),
    last: kindOf(codes[codes.length - 1] ?? 0),
  };
}

function kindOf(code: number): EdgeKind {
  const character = String.fromCodePoint(code);
  if (DIGIT.test(character)) return "digit";
  if (LETTER_OR_DIGIT.test(character)) return "letter";
  return NUMERAL.test(character) ? "numeral" : "none";
}

/**
 * Whether what stands from code `start` to code `end` is part of a longer word or number: a letter or digit at its
 * edge touches another one (5G in 5GHz, 20国 in 120国), a number goes on (5亿 in 1.5亿), or a Chinese numeral at its
 * start does (九大 in 十九大, 二十大 in 第二十大), or is counted with it (条约 in 第五条约定). White space and quotation marks part, zero-width characters do not.
 */
export function touches(text: string, folded: FoldedText, start: number, end: number, edges: Edges): boolean {
  return (
    (edges.first !== "none" && touchesBefore(text, folded.starts[start] ?? 0, edges.first)) ||
    (edges.last !== "none" && touchesAfter(text, folded.ends[end - 1] ?? 0, edges.last))
  );
}

function touchesBefore(text: string, at: number, kind: EdgeKind): boolean {
  const [before, start] = visibleBefore(text, at);
  if (kind === "numeral")
    return (
      NUMERAL_BEFORE.test(before) || (before === "第" && !SESSION.test(text.slice(at, at + LONGEST_NUMERAL)))
    );
  if (kind === "article") return NUMERAL_BEFORE.test(before) || DIGIT.test(before);
  if (LETTER_OR_DIGIT.test(before)) return true;
  return kind === "digit" && /^[.,]$/.test(before) && DIGIT.test(visibleBefore(text, start)[0]);
}

function touchesAfter(text: string, at: number, kind: EdgeKind): boolean {
  if (kind === "numeral") return false;
  const [after, end] = visibleAfter(text, at);
  if (LETTER_OR_DIGIT.test(after)) return true;
  return kind === "digit" && /^[.,]$/.test(after) && DIGIT.test(visibleAfter(text, end)[0]);
}

/** The last visible character before the offset and where it starts; "" at the text's start. */
function visibleBefore(text: string, at: number): [string, number] {
  let end = at;
  while (end > 0) {
    const isPair = end > 1 && (text.codePointAt(end - 2) ?? 0) > 0xffff;
    const start = end - (isPair ? 2 : 1);
    const character = text.slice(start, end);
    if (!INVISIBLE.test(character)) return [character, start];
    end = start;
  }
  return ["", 0];
}

/** The first visible character from the offset on and where it ends; "" at the text's end. */
function visibleAfter(text: string, at: number): [string, number] {
  let start = at;
  while (start < text.length) {
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
    const end = start + character.length;
    if (!INVISIBLE.test(character)) return [character, end];
    start = end;
  }
  return ["", text.length];
}
