import type { Turns } from "./turns";

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

/** What one reading keeps at most, in characters of its texts: an interview with three translations of it. */
const MOST_CHARACTERS = 150_000;
/** An entry costs something besides its text. */
const ENTRY = 64;

/** What was read of the texts that were asked for last; nobody may change a result. */
export class TextMemory<Result> {
  private recent = new Map<string, Result>();
  private before = new Map<string, Result>();
  private characters = 0;

  /** @param most characters that are kept at least; twice as many at most */
  constructor(private readonly most = MOST_CHARACTERS) {}

  find(text: string): Result | undefined {
    const recent = this.recent.get(text);
    if (recent !== undefined) return recent;
    const before = this.before.get(text);
    return before === undefined ? undefined : this.keep(text, before);
  }

  keep(text: string, result: Result): Result {
    if (this.characters > this.most) {
      [this.recent, this.before] = [new Map(), this.recent];
      this.characters = 0;
    }
    this.recent.set(text, result);
    this.characters += text.length + ENTRY;
    return result;
  }
}

/**
 * The same pure function of a text, which remembers what it gave of the texts it was asked for last. For what several
 * checks, or several translations of one source, want to know of the same text; nobody may change the result.
 */
export function rememberTexts<Result extends object | string | number | boolean>(
  read: (text: string) => Result,
): (text: string) => Result {
  const memory = new TextMemory<Result>();
  return (text) => memory.find(text) ?? memory.keep(text, read(text));
}

/** The same of a reading that pauses, for a text may be long. */
export function rememberTurns<Result extends object>(
  read: (text: string) => Turns<Result>,
): (text: string) => Turns<Result> {
  const memory = new TextMemory<Result>();
  return function* (text) {
    return memory.find(text) ?? memory.keep(text, yield* read(text));
  };
}
