import { AppError } from "@/lib/kernel/app-error";
import type { JoinRendering } from "./rendering-store";

const REFUSALS = {
  joinLocked: (track: string) =>
    `The track “${track}” is locked, and this would change its text: unlock it first.`,
  joinFinal: (track: string) =>
    `A rendering in “${track}” is final, and this would change it: a reviewer must open it again first.`,
  joinedOtherwise: () => "These paragraphs were moved, or joined with others, since this was proposed.",
} as const;

/**
 * Why joining two paragraphs, or parting them again, may not change these renderings; null when it may. What is locked
 * or final is changed by nobody but a reviewer, and knowingly.
 */
export function refusalOf(renderings: readonly JoinRendering[]): AppError | null {
  const locked = renderings.find(({ track }) => track.locked);
  const final = renderings.find(({ state, text }) => state === "final" && text !== "");
  const found = locked ?? final;
  if (found === undefined) return null;
  const key = locked === undefined ? "joinFinal" : "joinLocked";
  const { name: track } = found.track;
  return new AppError("conflict", REFUSALS[key](track), { key, values: { track } });
}

/** What continues a paragraph must stand behind it, and continue no other. */
export function joinedOtherwise(): AppError {
  return new AppError("conflict", REFUSALS.joinedOtherwise(), { key: "joinedOtherwise" });
}

/** Whether an error is one of these refusals: accepting many goes on after one. */
export function isJoinRefusal(error: unknown): error is AppError {
  return error instanceof AppError && error.key in REFUSALS;
}
