/** What may become of a file that is made in the background. */
export const JOB_STATES = ["waiting", "running", "done", "failed", "canceled", "expired"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A finished file can be taken for so long. */
export const KEPT_DAYS = 7;
/** A file that was taken off the list can be brought back for so long. */
export const BROUGHT_BACK_MINUTES = 60;
/** What ended without a file stays on the list for so long. */
export const LISTED_DAYS = 30;
/** Files that wait or are being made, of one person. */
export const MOST_OPEN_JOBS = 5;
/** A job that is running each time that the server stops may be why it stops: it is given up then. */
export const MOST_STOPS = 3;

const DAY_MS = 86_400_000;

/** When a file that was finished at a time is removed. */
export function expiryOf(finishedAt: Date): Date {
  return new Date(finishedAt.getTime() + KEPT_DAYS * DAY_MS);
}

/** It waits for its turn, or is being made: it can be canceled. */
export const OPEN_STATES = ["waiting", "running"] as const satisfies readonly JobState[];
/** It ended without a file that one could take: it can be started again. */
export const ENDED_STATES = ["failed", "canceled", "expired"] as const satisfies readonly JobState[];

export function isOpen(state: JobState): boolean {
  return OPEN_STATES.some((open) => open === state);
}

export function canRestart(state: JobState): boolean {
  return ENDED_STATES.some((ended) => ended === state);
}

/** Texts that a direct download brings in some seconds; more are better made in the background. */
const LONG_TEXTS = 40_000;

/** Whether a file is better made in the background: by its paragraphs and how many texts each has. */
export function isLongExport(paragraphs: number, tracks: number): boolean {
  return paragraphs * (tracks + 1) > LONG_TEXTS;
}
