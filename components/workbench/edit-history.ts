/** Where somebody wrote. */
export type EditPlace = {
  readonly renderingId: string;
  readonly trackId: string;
  readonly paragraphId: string;
  /** Where the paragraph stood then, counted from 0. */
  readonly index: number;
};

/** One text that was written in, whose own steps can be taken back one by one. */
export type EditedText = {
  readonly place: EditPlace;
  /** Takes the last step back, and gives the offset where; null when there is none any more. */
  readonly undo: () => Taken | Promise<Taken>;
  readonly redo: () => Taken | Promise<Taken>;
  /** Keeps the text open, so that its steps are not forgotten. @returns lets it go */
  readonly hold?: () => () => void;
};

/** A UTF-16 offset, or null for nothing done. */
type Taken = number | null;

export type StepTaken = EditPlace & { readonly offset: number };
export type Direction = "undo" | "redo";

/** Texts that are kept open for undoing in them. */
const MOST_TEXTS = 20;

/**
 * What one person did in a document, in order over all its paragraphs. It knows only whose turn it is; what a step was
 * is known by the text's own steps, which hold one's own edits alone.
 */
export class EditHistory {
  readonly #done: EditedText[] = [];
  readonly #undone: EditedText[] = [];
  readonly #held = new Map<EditedText, () => void>();
  #last: Promise<unknown> = Promise.resolve();

  /** A new step was made in this text: what was undone before cannot be done again. */
  push(text: EditedText): void {
    this.#undone.length = 0;
    this.#done.push(text);
    this.#hold(text);
  }

  /**
   * Takes one step back, or does it again. Steps that are no more – their text is closed, or others' edits left nothing
   * of them – are passed over. One at a time, in the order asked for.
   * @returns where it was; null when there is nothing
   * @throws what the text's own step threw
   */
  take(direction: Direction): Promise<StepTaken | null> {
    const taken = this.#last.then(() => this.#take(direction));
    this.#last = taken.catch(() => null);
    return taken;
  }

  async #take(direction: Direction): Promise<StepTaken | null> {
    const [from, to] = direction === "undo" ? [this.#done, this.#undone] : [this.#undone, this.#done];
    for (let text = from.pop(); text !== undefined; text = from.pop()) {
      const offset = await this.#step(text, direction, from);
      if (offset === null) continue;
      to.push(text);
      return { ...text.place, offset };
    }
    return null;
  }

  /** A step that could not be taken, as when the server did not answer, stays to be tried again. */
  async #step(text: EditedText, direction: Direction, from: EditedText[]): Promise<Taken> {
    try {
      return await text[direction]();
    } catch (error) {
      from.push(text);
      throw error;
    }
  }

  #hold(text: EditedText): void {
    if (text.hold === undefined) return;
    const release = this.#held.get(text) ?? text.hold();
    // Last in the order.
    this.#held.delete(text);
    this.#held.set(text, release);
    const [oldest] = this.#held;
    if (this.#held.size <= MOST_TEXTS || oldest === undefined) return;
    this.#held.delete(oldest[0]);
    oldest[1]();
  }

  /** Lets every text go. */
  clear(): void {
    this.#done.length = 0;
    this.#undone.length = 0;
    for (const release of this.#held.values()) release();
    this.#held.clear();
  }
}
