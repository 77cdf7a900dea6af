import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf, wholeQuery } from "@/lib/http/page";
import { DELIVERY_FAILURES, WEBHOOK_EVENTS } from "@/lib/interchange/core/deliveries";

const id = z.uuid();
const count = z.number().int().min(0);
const time = z.iso.datetime();

export const webhookView = z.object({
  id,
  address: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  createdAt: time,
});
export type WebhookView = z.output<typeof webhookView>;

export const deliveryView = z.object({
  /** The message's id, the same in each try. */
  id,
  event: z.string(),
  state: z.enum(["waiting", "delivered", "failed"]),
  attempts: count,
  /** Of the last answer; null when there was none. */
  status: z.number().int().nullable(),
  failure: z.enum(DELIVERY_FAILURES).nullable(),
  createdAt: time,
  triedAt: time.nullable(),
  nextAt: time.nullable(),
});
export type DeliveryView = z.output<typeof deliveryView>;

const projectParams = z.strictObject({ projectId: id });
const webhookParams = z.strictObject({ webhookId: id });

export const listWebhooksOperation = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/webhooks",
  summary: "The webhooks of a project",
  policy: "manage",
  params: projectParams,
  query: wholeQuery,
  response: { status: 200, schema: pageOf(webhookView) },
});

export const createWebhookOperation = defineOperation({
  method: "POST",
  path: "/projects/{projectId}/webhooks",
  summary: "Tell an address of the project's exports; the secret is shown once",
  policy: "manage",
  params: projectParams,
  body: z.strictObject({
    address: z.string().trim().min(1).max(2000),
    events: z
      .array(z.enum(WEBHOOK_EVENTS))
      .min(1)
      .max(WEBHOOK_EVENTS.length)
      .default([...WEBHOOK_EVENTS]),
  }),
  response: { status: 201, schema: webhookView.extend({ secret: z.string() }) },
});

export const deleteWebhookOperation = defineOperation({
  method: "DELETE",
  path: "/webhooks/{webhookId}",
  summary: "Send nothing there any more; POST /webhooks/{webhookId}/restore brings it back",
  policy: "manage",
  params: webhookParams,
  response: { status: 204 },
});

export const restoreWebhookOperation = defineOperation({
  method: "POST",
  path: "/webhooks/{webhookId}/restore",
  summary: "Bring a removed webhook back, with its secret",
  policy: "manage",
  params: webhookParams,
  response: { status: 200, schema: webhookView },
});

export const testWebhookOperation = defineOperation({
  method: "POST",
  path: "/webhooks/{webhookId}/test",
  summary: "Send a test message",
  policy: "manage",
  params: webhookParams,
  response: { status: 202, schema: deliveryView },
});

export const listDeliveriesOperation = defineOperation({
  method: "GET",
  path: "/webhooks/{webhookId}/deliveries",
  summary: "The messages of the last month, newest first",
  policy: "manage",
  params: webhookParams,
  query: idPageQuery,
  response: { status: 200, schema: pageOf(deliveryView) },
});

export const resendDeliveryOperation = defineOperation({
  method: "POST",
  path: "/deliveries/{deliveryId}/resend",
  summary: "Send a message again, now",
  policy: "manage",
  params: z.strictObject({ deliveryId: id }),
  response: { status: 202, schema: deliveryView },
});
