import { AppError } from "@/lib/kernel/app-error";

/** The day on which waivers are looked at (UTC), as the database has days: what runs out on it still holds. */
export const today = (): Date => new Date(new Date().toISOString().slice(0, 10));

/** @throws AppError `invalid` for a waiver that would have run out before it begins */
export function refusePast(expiresOn: string | null): void {
  if (expiresOn === null || new Date(expiresOn) >= today()) return;
  const sentence = "This day has gone: choose today or a later one.";
  throw new AppError("invalid", `The request is not valid: expiresOn: ${sentence}`, {
    ...{ key: "waiverPast", fields: { expiresOn: sentence } },
  });
}
