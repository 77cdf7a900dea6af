/** What a webhook can be told of. */
export const WEBHOOK_EVENTS = ["export.done", "export.failed"] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];
/** What its owner sends to see whether it works. */
export const TEST_EVENT = "webhook.test";

/**
 * Why a message was not taken: its address leads to no public network, or to nothing; it answered with a redirect, with
 * another status, too late, or broke off; the webhook is gone; or its secret is of a server with another `AUTH_SECRET`.
 */
export const DELIVERY_FAILURES = [
  ...["address", "unknown-host", "redirect", "status", "timeout", "connection", "removed", "secret"],
] as const;
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

const [MINUTE, HOUR] = [60, 3600];
/** Seconds from one try to the next: eight tries in 23 hours and a half. */
const DELAYS = [MINUTE, 5 * MINUTE, 25 * MINUTE, HOUR, 3 * HOUR, 7 * HOUR, 12 * HOUR];
export const MOST_TRIES = DELAYS.length + 1;

/** Seconds until the next try after so many that failed; null when it is given up. */
export function delayAfter(tries: number): number | null {
  return DELAYS[tries - 1] ?? null;
}

/** Whether an answer means that the message was taken. */
export function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Whether an answer sends elsewhere: nobody is followed to where nobody looked. */
export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
