import { createHmac, randomBytes } from "node:crypto";

/** How Standard Webhooks marks a secret; what follows is base64 of the key. */
const SECRET_PREFIX = "whsec_";

export function makeWebhookSecret(): string {
  return `${SECRET_PREFIX}${randomBytes(24).toString("base64")}`;
}

/**
 * The headers by which a receiver knows that a message is ours, of now, and whole (Standard Webhooks).
 *
 * @param secret as `makeWebhookSecret` gives it
 * @param id the same in each try
 */
export function signMessage(
  secret: string,
  { id, sentAt, body }: { readonly id: string; readonly sentAt: Date; readonly body: string },
): Record<string, string> {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
