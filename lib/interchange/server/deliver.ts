import { transaction } from "@/lib/db/database";
import { readEnvironment } from "@/lib/environment";
import { delayAfter } from "../core/deliveries";
import { openSecret } from "./seal-secret";
import { sendMessage } from "./send-message";
import { signMessage } from "./sign-message";
import { findWaitingDelivery, keepTry, type Tried, type WaitingDelivery } from "./webhook-store";

/**
 * Tries to send a webhook's message, and has it tried again later when it was not taken. One that was sent already is not
 * sent twice; one whose webhook or project was removed, or whose secret this server cannot open, is not sent at all.
 *
 * @param stop the server stops: the try does not count
 */
export async function deliver(deliveryId: string, stop: AbortSignal): Promise<void> {
  const delivery = await findWaitingDelivery(deliveryId);
  if (delivery === null) return;
  const tried = await tryOnce(delivery, stop);
  await transaction((tx) => keepTry(tx, deliveryId, tried));
}

async function tryOnce({ id, body, attempts, webhook }: WaitingDelivery, stop: AbortSignal): Promise<Tried> {
  if (webhook.deletedAt !== null || webhook.project.deletedAt !== null)
    return { status: null, failure: "removed", nextAt: null };
  const sentAt = new Date();
  const secret = openSecret(webhook.secret);
  if (secret === null) return { status: null, failure: "secret", nextAt: null };
  const headers = signMessage(secret, { id, sentAt, body });
  const allowsOwn = readEnvironment().WEBHOOK_ALLOW_PRIVATE === "on";
  const sent = await sendMessage({ address: webhook.address, body, headers }, { allowsOwn, stop });
  const delay = sent.failure === null ? null : delayAfter(attempts + 1);
  return { ...sent, nextAt: delay === null ? null : new Date(sentAt.getTime() + delay * 1000) };
}
