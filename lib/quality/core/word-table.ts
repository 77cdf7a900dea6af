/** Words found by their beginning, the longest first. */
export class WordTable<Value> {
  /** By their first two code units, the longest first; words of one by that. */
  private readonly byStart = new Map<number, (readonly [string, Value])[]>();
  private readonly firsts = new Uint8Array(0x10000);

  constructor(entries: Iterable<readonly [string, Value]>) {
    for (const entry of entries) {
      const start = startOf(entry[0], 0);
      this.byStart.set(start, [...(this.byStart.get(start) ?? []), entry]);
      this.firsts[entry[0].charCodeAt(0)] = 1;
    }
    for (const words of this.byStart.values()) words.sort((one, other) => other[0].length - one[0].length);
  }

  /** Whether some word begins with the code unit. */
  begins(unit: number): boolean {
    return this.firsts[unit] === 1;
  }

  /** The longest word that begins at `at`. */
  find(text: string, at: number): readonly [string, Value] | undefined {
    if (this.firsts[text.charCodeAt(at)] !== 1) return undefined;
    const words = this.byStart.get(startOf(text, at));
    if (words !== undefined) for (const entry of words) if (text.startsWith(entry[0], at)) return entry;
    return this.byStart.get(text.charCodeAt(at) * UNITS)?.[0];
  }
}

const UNITS = 0x10000;

/** Two code units as one number, which is quicker to look up than a slice of the text. */
const startOf = (text: string, at: number): number =>
  text.charCodeAt(at) * UNITS + (at + 1 < text.length ? text.charCodeAt(at + 1) : 0);
