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

/** What one reading keeps at most, in characters of its texts: some hundred paragraphs. */
const MOST_CHARACTERS = 100_000;
/** An entry costs something besides its text. */
const ENTRY = 64;

/**
 * The same pure function of a text, which remembers what it gave of the texts it was asked for last. For what several
 * checks, or several translations of one source, want to know of the same text; nobody may change the result.
 */
export function rememberTexts<Result extends object | string | number | boolean>(
  read: (text: string) => Result,
): (text: string) => Result {
  let [recent, before] = [new Map<string, Result>(), new Map<string, Result>()];
  let characters = 0;
  const keep = (text: string, result: Result): Result => {
    if (characters > MOST_CHARACTERS) {
      [recent, before] = [new Map(), recent];
      characters = 0;
    }
    recent.set(text, result);
    characters += text.length + ENTRY;
    return result;
  };
  return (text) => recent.get(text) ?? keep(text, before.get(text) ?? read(text));
}
