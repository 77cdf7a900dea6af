import { AppError } from "@/lib/kernel/app-error";
import { endOfDay } from "@/lib/text/core/end-of-day";

/** Until when something is left as it is: the last day, and the last moment of it; both null for good. */
export type WaiverEnd = { readonly expiresOn: Date | null; readonly expiresAt: Date | null };

/** A day as it was asked for, an ISO day, and whose it is. */
export type AskedEnd = {
  readonly expiresOn: string | null;
  /** UTC's when absent. */
  readonly timeZone?: string | undefined;
};

/**
 * When a waiver ends that is asked for now.
 *
 * @throws AppError `invalid` for a day that has gone there
 */
export function waiverEnd({ expiresOn, timeZone = "UTC" }: AskedEnd): WaiverEnd {
  if (expiresOn === null) return { expiresOn: null, expiresAt: null };
  const expiresAt = endOfDay(expiresOn, timeZone);
  if (expiresAt >= new Date()) return { expiresOn: new Date(expiresOn), expiresAt };
  const sentence = "This day has gone: choose today or a later one.";
  throw new AppError("invalid", `The request is not valid: expiresOn: ${sentence}`, {
    ...{ key: "waiverPast", fields: { expiresOn: sentence } },
  });
}

/** The same as others are told it. */
export const presentEnd = ({ expiresOn, expiresAt }: WaiverEnd) => ({
  expiresOn: expiresOn?.toISOString().slice(0, 10) ?? null,
  expiresAt: expiresAt?.toISOString() ?? null,
});
