/** Numbers for the keys under which two texts meet: stems of the target, signs of both. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();

  /** How many there are. */
  get size(): number {
    return this.ids.size;
  }

  /** The key's number, a new one when it has none yet. */
  intern(key: string): number {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.ids.size);
    return this.ids.size - 1;
  }

  /** The key's number; -1 when it has none. */
  find(key: string): number {
    return this.ids.get(key) ?? -1;
  }
}

/** Stems and signs cannot meet: a sign's key has a blank. */
export const signKey = (sign: string): string => `sign ${sign}`;
