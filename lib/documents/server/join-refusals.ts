import { AppError } from "@/lib/kernel/app-error";
import { TEXT_LIMIT } from "@/lib/text/core/text-limit";
import type { JoinRendering } from "./rendering-store";

const REFUSALS = {
  joinLocked: (track: string, count: number) =>
    count === 1
      ? `The track “${track}” is locked, and this would change its text: unlock it first.`
      : `${count} locked tracks, “${track}” among them, would be changed by this: unlock them first.`,
  joinFinal: (track: string, count: number) =>
    count === 1
      ? `A rendering in “${track}” is final, and this would change it: a reviewer must open it again first.`
      : `${count} renderings are final, one of them in “${track}”, and this would change them: a reviewer must open them again first.`,
  joinTooLong: () =>
    `Joined, these paragraphs would be longer than ${TEXT_LIMIT} characters, which no paragraph may be.`,
  joinedOtherwise: () => "These paragraphs were moved, or joined with others, since this was proposed.",
} as const;

/**
 * Why joining two paragraphs, or parting them again, may not change these renderings, and how many stand in the way; null
 * when it may. What is locked or final is changed by nobody but a reviewer, and knowingly.
 */
export function refusalOf(renderings: readonly JoinRendering[]): AppError | null {
  const locked = renderings.filter(({ track }) => track.locked);
  const final = renderings.filter(({ state, text }) => state === "final" && text !== "");
  const [key, found] =
    locked.length > 0 ? (["joinLocked", locked] as const) : (["joinFinal", final] as const);
  const [first] = found;
  if (first === undefined) return null;
  const { name: track } = first.track;
  const count = new Set(found.map(({ id, trackId }) => (key === "joinLocked" ? trackId : id))).size;
  return new AppError("conflict", REFUSALS[key](track, count), { key, values: { track, count } });
}

/** What continues a paragraph must stand behind it, and continue no other. */
export function joinedOtherwise(): AppError {
  return new AppError("conflict", REFUSALS.joinedOtherwise(), { key: "joinedOtherwise" });
}

/** One paragraph has a longest text, whatever it is made of. */
export function joinTooLong(): AppError {
  return new AppError("conflict", REFUSALS.joinTooLong(), {
    key: "joinTooLong",
    values: { limit: TEXT_LIMIT },
  });
}

/** Whether an error is one of these refusals: accepting many goes on after one. */
export function isJoinRefusal(error: unknown): error is AppError {
  return error instanceof AppError && error.key in REFUSALS;
}
