/** Enough for the words of a language; what comes after is computed each time. */
const MOST = 50_000;
/** What is longer is no word, and a text of such must not fill the memory. */
const LONGEST = 40;

/** The same pure function of a word, which computes the result for each of the words of a language but once. */
export function rememberWords<Result>(compute: (word: string) => Result): (word: string) => Result {
  const known = new Map<string, Result>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const result = compute(word);
    if (known.size < MOST && word.length <= LONGEST) known.set(word, result);
    return result;
  };
}
