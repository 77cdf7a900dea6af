import { splitChinese, splitEnglish } from "@/lib/text/core/sentences";
import { type Context, contextOf, NO_CONTEXT } from "./context";
import { keyOf } from "./memory-key";

/** A confirmed pair with what stands beside its source; null is the document's edge. */
export type ConfirmedPair = {
  readonly source: string;
  readonly target: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What is kept of a pair under its level and position. */
export type PairUnit = {
  readonly level: "paragraph" | "sentence";
  /** 0 for a paragraph; the sentence's place in it, from 0. */
  readonly position: number;
  readonly source: string;
  readonly target: string;
  readonly key: string;
  readonly numbersHash: number;
  readonly formHash: number;
  readonly beforeHash: Context;
  readonly afterHash: Context;
};

type Sides = { readonly beforeHash: Context; readonly afterHash: Context };

/**
 * The units of a pair: the paragraph, and its sentences where there are several and as many on both sides. A source of
 * which no key remains gives none.
 */
export function unitsOfPair({ source, target, before, after }: ConfirmedPair): readonly PairUnit[] {
  if (target.trim() === "") return [];
  const sides = { beforeHash: contextOfText(before), afterHash: contextOfText(after) };
  const whole = unitOf({ level: "paragraph", position: 0, source, target }, sides);
  return whole === null ? [] : [whole, ...sentencesOf(source, target)];
}

/** The context that a neighboring text makes. */
export function contextOfText(text: string | null): Context {
  return contextOf(text === null ? null : keyOf(text).text);
}

/** A unit of texts in their context; null where no key remains. */
export function unitOf(
  texts: Pick<PairUnit, "level" | "position" | "source" | "target">,
  sides: Sides = { beforeHash: NO_CONTEXT, afterHash: NO_CONTEXT },
): PairUnit | null {
  const { text, numbersHash, formHash } = keyOf(texts.source);
  return text === "" ? null : { ...texts, key: text, numbersHash, formHash, ...sides };
}

function sentencesOf(source: string, target: string): PairUnit[] {
  const [ones, others] = [splitChinese(source), splitEnglish(target)];
  if (ones.length < 2 || ones.length !== others.length) return [];
  const texts = ones.map(({ start, end }) => source.slice(start, end).trim());
  const keys = texts.map((text) => keyOf(text).text);
  const side = (at: number): Context => (keys[at] === undefined ? NO_CONTEXT : contextOf(keys[at]));
  return others.flatMap(({ start, end }, position) => {
    const unit = unitOf(
      { level: "sentence", position, source: texts[position] ?? "", target: target.slice(start, end).trim() },
      { beforeHash: side(position - 1), afterHash: side(position + 1) },
    );
    return unit === null ? [] : [unit];
  });
}
