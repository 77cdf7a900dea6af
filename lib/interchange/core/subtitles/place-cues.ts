import type { CueTime } from "@/lib/documents/core/cue-times";

/** A piece of a source that came from a file of subtitles, shown or not. */
export type TimedPiece = {
  /** The paragraph that shows it. */
  readonly shownId: string;
  readonly fileId: string;
  /** 1-based line of its cue's times in that file. */
  readonly line: number;
  /** Characters. */
  readonly length: number;
};

/**
 * When each paragraph is shown. What was cut shares its cue's time by length, so that no two texts are shown at once; what was
 * joined is shown from the first cue's beginning to the last one's end.
 *
 * @param pieces in document order
 * @param times of the cues of each file, by line
 */
export function placeCues(
  pieces: readonly TimedPiece[],
  times: ReadonlyMap<string, ReadonlyMap<number, CueTime>>,
): ReadonlyMap<string, CueTime> {
  const cues = new Map<string, { readonly time: CueTime; readonly pieces: TimedPiece[] }>();
  for (const piece of pieces) {
    const time = times.get(piece.fileId)?.get(piece.line);
    const key = `${piece.fileId} ${piece.line}`;
    if (time === undefined) continue;
    const cue = cues.get(key) ?? { time, pieces: [] };
    cue.pieces.push(piece);
    cues.set(key, cue);
  }
  const placed = new Map<string, CueTime>();
  for (const { time, pieces: cut } of cues.values())
    for (const { shownId, ...own } of share(time, cut)) {
      const before = placed.get(shownId);
      placed.set(shownId, before === undefined ? own : around(before, own));
    }
  return placed;
}

function share(
  { start, end, settings }: CueTime,
  pieces: readonly TimedPiece[],
): readonly (CueTime & Pick<TimedPiece, "shownId">)[] {
  // A piece without words has a moment too.
  const weights = pieces.map(({ length }) => Math.max(1, length));
  const all = weights.reduce((sum, one) => sum + one, 0);
  let before = 0;
  return pieces.map(({ shownId }, at) => {
    const from = start + Math.round(((end - start) * before) / all);
    before += weights[at] ?? 0;
    return { shownId, settings, start: from, end: start + Math.round(((end - start) * before) / all) };
  });
}

const around = (one: CueTime, other: CueTime): CueTime => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
  settings: one.settings,
});
