import type { SyntheticTexts } from "./memory-texts";

/** A class of queries; each has its own row of the table. */
export type QueryClass = { readonly name: string; readonly texts: readonly string[] };

const SHORT = 10;

/** So many queries of each class, about segments of this memory. */
export function makeQueries(texts: SyntheticTexts, segments: readonly string[], count: number): QueryClass[] {
  const any = (): string => segments[texts.below(segments.length)] ?? "";
  const short = segments.filter(({ length }) => length <= SHORT);
  const anyShort = (): string => short[texts.below(short.length)] ?? "";
  const repeat = (make: (at: number) => string): string[] =>
    Array.from({ length: count }, (_, at) => make(at));
  return [
    { name: "exact", texts: repeat(any) },
    { name: "near copy, 5–15 % edited", texts: repeat(() => texts.edit(any(), share(texts, 5, 15))) },
    { name: "15–30 % edited", texts: repeat(() => texts.edit(any(), share(texts, 15, 30))) },
    { name: "novel, 10–100 characters", texts: repeat(() => texts.novel(10 + texts.below(90))) },
    { name: "novel long, 100–300 characters", texts: repeat(() => texts.novel(100 + texts.below(200))) },
    {
      name: "short, up to 10 characters",
      texts: repeat((at) => (at % 2 === 0 ? texts.edit(anyShort(), 0.15) : texts.novel(3 + texts.below(6)))),
    },
    { name: "boilerplate", texts: repeat(() => texts.fromBoilerplate()) },
  ];
}

/** Paragraphs of some 300 characters in each of which stands one clause of a segment of the memory. */
export function makeParagraphs(
  texts: SyntheticTexts,
  segments: readonly string[],
  count: number,
): { readonly text: string; readonly clause: string }[] {
  const clauses = segments.flatMap((segment) => segment.match(/[^，。]{8,30}/gu) ?? []);
  return Array.from({ length: count }, () => {
    const clause = clauses[texts.below(clauses.length)] ?? "";
    return { text: `${texts.novel(150)}${clause}，${texts.novel(130)}`, clause };
  });
}

const share = (texts: SyntheticTexts, from: number, to: number): number =>
  (from + texts.below(to - from + 1)) / 100;
