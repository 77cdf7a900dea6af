/**
 * What a document's own text says about which characters stand together, and what its sentences begin with. Made
 * from the text as it came: a cut hides its own pair, so the pair counts only where it stands elsewhere.
 */
export type DocumentWords = {
  /** How often two or three characters stand together inside a clause. */
  readonly together: (characters: string) => number;
  /** How often a sentence or paragraph begins with these two characters. */
  readonly begins: (characters: string) => number;
};

/** More text than this tells nothing new, and costs memory. In UTF-16 units. */
const ENOUGH = 250_000;

/** Counts over a document. @param texts its paragraphs, in order */
export function learnWords(texts: readonly string[]): DocumentWords {
  const together = new Map<string, number>();
  const begins = new Map<string, number>();
  let read = 0;
  for (const text of texts) {
    if (read > ENOUGH) break;
    read += text.length;
    for (const clause of text.match(CLAUSE) ?? []) countClause(clause, together);
    for (const sentence of text.split(/[。！？；\n]/u)) {
      const head = [...sentence.replace(/^[^\p{Script=Han}\d]+/u, "").slice(0, 2)].join("");
      if (head.length === 2) count(begins, head);
    }
  }
  return { together: (key) => together.get(key) ?? 0, begins: (key) => begins.get(key) ?? 0 };
}

/** A stretch without punctuation; quotation marks and book-title marks do not end a word's neighborhood. */
const CLAUSE = /[\p{Script=Han}\d“”‘’《》]+/gu;

function countClause(clause: string, together: Map<string, number>): void {
  for (let index = 0; index + 1 < clause.length; index += 1) {
    count(together, clause.slice(index, index + 2));
    if (index + 2 < clause.length) count(together, clause.slice(index, index + 3));
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
