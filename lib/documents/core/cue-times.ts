import { cleanText } from "@/lib/text/core/clean-text";

/** When a cue is shown: milliseconds from the beginning, and how WebVTT places it ("align:start"); empty where it does not say. */
export type CueTime = { readonly start: number; readonly end: number; readonly settings: string };

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`;
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}(?:\s+(.*))?$`, "u");
const SETTINGS = /^(?:vertical|line|position|size|align):[\w%.,-]+$/u;

/** Whether a line says when a cue is shown, as SubRip and WebVTT do. */
export function isTiming(line: string): boolean {
  return TIMING.test(line);
}

/** What such a line says; null for any other. */
export function readTiming(line: string): CueTime | null {
  const found = TIMING.exec(line);
  if (found === null) return null;
  const [from, to] = [found.slice(1, 5), found.slice(5, 9)].map(milliseconds);
  const settings = (found[9] ?? "").split(/\s+/u).filter((one) => SETTINGS.test(one));
  return { start: from ?? 0, end: to ?? 0, settings: settings.join(" ") };
}

function milliseconds([hours, minutes, seconds, part]: readonly (string | undefined)[]): number {
  const whole = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
  return whole * 1000 + Number((part ?? "").padEnd(3, "0"));
}

/** The times of all cues of a file, by the line they stand on, which is a paragraph's `sourceLine`. */
export function readCueTimes(text: string): ReadonlyMap<number, CueTime> {
  return new Map(
    cleanText(text)
      .text.split("\n")
      .flatMap((line, at): (readonly [number, CueTime])[] => {
        const time = readTiming(line);
        return time === null ? [] : [[at + 1, time]];
      }),
  );
}
