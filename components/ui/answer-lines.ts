/** A line of an answer that tells how far the work is; the last one holds what came of it. */
export type AnswerLine<Progress, Answer> =
  | { readonly progress: Progress }
  | { readonly answer: Answer }
  | { readonly problem: object };

/** The whole lines of a text that is still coming, from a place on, and the place to go on from. */
export function readAnswerLines<Progress, Answer>(
  text: string,
  from: number,
): { readonly lines: readonly AnswerLine<Progress, Answer>[]; readonly next: number } {
  const next = text.lastIndexOf("\n") + 1;
  if (next <= from) return { lines: [], next: from };
  const lines = text.slice(from, next - 1).split("\n");
  return { lines: lines.map((line) => JSON.parse(line) as AnswerLine<Progress, Answer>), next };
}
