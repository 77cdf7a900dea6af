import { endsClosed, markerOf } from "./line-shapes";

/** A first half shorter than this may be a heading, in UTF-16 units; a numbered one up to the second figure. */
const SHORT = 22;
const SHORT_NUMBERED = 45;

/** The end of one paragraph and the beginning of the next. */
export type Seam = {
  readonly head: string;
  /** True when the words on both sides speak for a cut, whatever the line looks like. */
  readonly wordsMeet: boolean;
};

type Counts = { short: number; meeting: number; long: number; unfinishedLong: number };

/** How often words meet at a seam that was cut, and at one that was not. Measured on texts cut at random. */
const MEET_AT_CUT = 0.72;
const MEET_BY_CHANCE = 0.2;

/**
 * What short lines without a full stop are in this document: headings, or the beginnings of paragraphs that were cut.
 *
 * Two things tell. Cuts fall anywhere, so from the number of long unfinished paragraphs follows how many short ones
 * cuts have made. And words meet at most cuts and at few other seams, so the share of short lines where they do says
 * how many of them are cuts. Lines with the same kind of number are counted for themselves, because headings of a
 * kind come together.
 */
export class LineHabits {
  readonly #kinds = new Map<string, Counts>();
  /** Share of long paragraphs that do not end. */
  readonly #cutRate: number;
  /** Short beginnings for each long one, when cuts fall evenly. */
  readonly #shortPerLong: number;

  constructor(seams: readonly Seam[]) {
    for (const seam of seams) this.#count(seam);
    const all = [...this.#kinds.values()];
    const long = all.reduce((sum, kind) => sum + kind.long, 0);
    const unfinished = all.reduce((sum, kind) => sum + kind.unfinishedLong, 0);
    this.#cutRate = (unfinished + 0.3) / (long + 1);
    const lengths = seams.map(({ head }) => head.length).filter((length) => length >= SHORT);
    const mean =
      lengths.length === 0 ? 120 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    this.#shortPerLong = Math.min(0.7, SHORT / Math.max(30, mean));
  }

  /** Whether a line without a full stop is short enough to be a heading. */
  static couldBeHeading(text: string): boolean {
    return text.length < (markerOf(text) === null ? SHORT : SHORT_NUMBERED) && !/[。；！？]/u.test(text);
  }

  /** Log-odds that a short line of this kind is a cut rather than a heading. */
  cutWeight(text: string): number {
    const kind = this.#kinds.get(keyOf(text));
    if (kind === undefined) return -1.5;
    const expected = kind.long * this.#cutRate * this.#shortPerLong;
    const before = (expected + 0.03) / (expected + 0.03 + Math.max(0.4, kind.short - expected));
    const cuts = (kind.meeting - MEET_BY_CHANCE * kind.short) / (MEET_AT_CUT - MEET_BY_CHANCE);
    const share = (Math.min(kind.short, Math.max(0, cuts)) + PRIOR * before) / (kind.short + PRIOR);
    const odds = Math.log((share + 0.02) / (1.02 - share));
    if (markerOf(text) !== null && kind.long === 0 && kind.short >= 3 && share < 0.05) return ALL_HEADINGS;
    const runOn = markerOf(text) !== null && kind.long >= 2 && kind.long >= 2 * kind.short ? 1.5 : 0;
    return Math.max(-3.5, Math.min(1.5, odds + runOn));
  }

  #count({ head, wordsMeet }: Seam): void {
    const key = keyOf(head);
    const counts = this.#kinds.get(key) ?? { short: 0, meeting: 0, long: 0, unfinishedLong: 0 };
    const closed = endsClosed(head);
    if (!closed && LineHabits.couldBeHeading(head)) {
      counts.short += 1;
      if (wordsMeet) counts.meeting += 1;
    } else {
      counts.long += 1;
      if (!closed && (head.length >= SHORT_NUMBERED || /[。；]/u.test(head))) counts.unfinishedLong += 1;
    }
    this.#kinds.set(key, counts);
  }
}

/** Weight against a cut where every line with this kind of number stands short and alone. */
const ALL_HEADINGS = -6;

/** How many lines the expectation from lengths is worth. */
const PRIOR = 2;

function keyOf(text: string): string {
  return markerOf(text) ?? "unmarked";
}
