import { DELIVERY_FAILURES, WEBHOOK_EVENTS } from "../core/deliveries";
import type { DeliveryRow, WebhookRow } from "./webhook-store";
import type { DeliveryView, WebhookView } from "./webhooks-schema";

/** A webhook as its owners see it: its secret stays here. */
export function presentWebhook({ id, address, events, createdAt }: WebhookRow): WebhookView {
  const known = WEBHOOK_EVENTS.filter((event) => events.includes(event));
  return { id, address, events: known, createdAt: createdAt.toISOString() };
}

export function presentDelivery(row: DeliveryRow): DeliveryView {
  const { id, event, state, attempts, status } = row;
  return {
    ...{ id, event, state, attempts, status },
    failure: DELIVERY_FAILURES.find((failure) => failure === row.failure) ?? null,
    createdAt: row.createdAt.toISOString(),
    triedAt: row.triedAt?.toISOString() ?? null,
    nextAt: row.nextAt?.toISOString() ?? null,
  };
}
