import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import { readEnvironment } from "@/lib/environment";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { TEST_EVENT, type WebhookEvent } from "../core/deliveries";
import { type AddressRefusal, refuseAddress } from "../core/webhook-address";
import { presentDelivery, presentWebhook } from "./present-webhook";
import { sealSecret } from "./seal-secret";
import { makeWebhookSecret } from "./sign-message";
import { messageOf } from "./tell-webhooks";
import {
  findDeliveryProject,
  findWebhookProject,
  insertDelivery,
  insertWebhook,
  listDeliveriesOf,
  listProjectWebhooks,
  resend,
  setWebhookDeleted,
} from "./webhook-store";
import type { DeliveryView, WebhookView } from "./webhooks-schema";

const MOST_WEBHOOKS = 10;

const REFUSALS: Readonly<Record<AddressRefusal, string>> = {
  "no-address": "This is no web address.",
  "not-https": "The address must begin with https://.",
  "with-password": "The address must not hold a name or a password.",
  "not-public": "This address is not in the public network.",
};

/** The webhooks of a project, for its owners. */
export async function listWebhooks(actor: Actor, projectId: string): Promise<Page<WebhookView>> {
  const grant = await authorize(actor, "manage", { projectId });
  return { items: (await listProjectWebhooks(grant)).map(presentWebhook), nextCursor: null };
}

/**
 * Makes a webhook. Its secret is told here and never again.
 *
 * @throws AppError `invalid` for an address that cannot be one; `conflict` when the project has too many
 */
export async function createWebhook(
  actor: Actor,
  projectId: string,
  { address, events }: { readonly address: string; readonly events: readonly WebhookEvent[] },
): Promise<WebhookView & { readonly secret: string }> {
  const grant = await authorize(actor, "manage", { projectId });
  const refusal = refuseAddress(address, readEnvironment().WEBHOOK_ALLOW_PRIVATE === "on");
  if (refusal !== null) {
    const sentence = REFUSALS[refusal];
    throw new AppError("invalid", sentence, {
      key: `webhookAddress.${refusal}`,
      fields: { address: sentence },
    });
  }
  const secret = makeWebhookSecret();
  return transaction(async (tx) => {
    if ((await listProjectWebhooks(grant, tx)).length >= MOST_WEBHOOKS) {
      const values = { count: MOST_WEBHOOKS };
      throw new AppError("conflict", `A project has at most ${MOST_WEBHOOKS} webhooks: remove one first.`, {
        ...{ key: "webhooksFull", values },
      });
    }
    const row = await insertWebhook(tx, grant, {
      ...{ address, events: [...new Set(events)], secret: sealSecret(secret) },
    });
    const event = { action: "webhook.create", objectType: "webhook", objectId: row.id } as const;
    await audit(actor, { ...event, projectId, details: { host: new URL(address).host } }, tx);
    return { ...presentWebhook(row), secret };
  });
}

/** Sends nothing there any more, also what waits. */
export async function deleteWebhook(actor: Actor, webhookId: string): Promise<void> {
  const grant = await authorizeWebhook(actor, webhookId);
  await setWebhookDeleted(grant, webhookId, new Date());
  await note(actor, grant, "webhook.delete", webhookId);
}

export async function restoreWebhook(actor: Actor, webhookId: string): Promise<WebhookView> {
  const grant = await authorizeWebhook(actor, webhookId, { isDeleted: true });
  const row = await setWebhookDeleted(grant, webhookId, null);
  if (row === null) throw notFound("This webhook");
  await note(actor, grant, "webhook.restore", webhookId);
  return presentWebhook(row);
}

/** Sends a message that says only that it is a test. */
export async function testWebhook(actor: Actor, webhookId: string): Promise<DeliveryView> {
  const { projectId } = await authorizeWebhook(actor, webhookId);
  const body = messageOf(TEST_EVENT, { projectId });
  return presentDelivery(
    await transaction((tx) => insertDelivery(tx, { webhookId, event: TEST_EVENT, body })),
  );
}

/** The messages to a webhook, newest first. */
export async function listDeliveries(
  actor: Actor,
  webhookId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<DeliveryView>> {
  const grant = await authorizeWebhook(actor, webhookId);
  const rows = await listDeliveriesOf(grant, webhookId, { limit, before: cursor });
  return toPage(rows.map(presentDelivery), limit, ({ id }) => id);
}

/** Sends a message again, at once. A receiver knows it by its id. */
export async function resendDelivery(actor: Actor, deliveryId: string): Promise<DeliveryView> {
  const projectId = await findDeliveryProject(deliveryId);
  if (projectId === null) throw notFound("This message");
  const grant = await authorize(actor, "manage", { projectId });
  const row = await transaction((tx) => resend(tx, grant, deliveryId));
  if (row === null) throw notFound("This message");
  return presentDelivery(row);
}

async function authorizeWebhook(
  actor: Actor,
  webhookId: string,
  which: { readonly isDeleted?: boolean } = {},
): Promise<Grant<"manage">> {
  const projectId = await findWebhookProject(webhookId, which);
  if (projectId === null) throw notFound("This webhook");
  return authorize(actor, "manage", { projectId });
}

async function note(actor: Actor, grant: Grant, action: string, webhookId: string): Promise<void> {
  await audit(actor, { projectId: grant.projectId, action, objectType: "webhook", objectId: webhookId });
}
