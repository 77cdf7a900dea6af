import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { Delivery, Prisma, Webhook } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/db/queue";
import type { DeliveryFailure } from "../core/deliveries";

export type WebhookRow = Webhook;
export type DeliveryRow = Delivery;

export function listProjectWebhooks(
  grant: Grant<"manage">,
  tx: Transaction = database(),
): Promise<WebhookRow[]> {
  return tx.webhook.findMany({
    where: { projectId: grant.projectId, deletedAt: null },
    orderBy: { id: "asc" },
  });
}

/** Seals what was kept before secrets were sealed, by `seal`. */
export async function sealSecrets(tx: Transaction, seal: (secret: string) => string): Promise<void> {
  const clear = await tx.webhook.findMany({
    where: { secret: { startsWith: "whsec_" } },
    select: { id: true, secret: true },
  });
  for (const { id, secret } of clear)
    await tx.webhook.updateMany({ where: { id, secret }, data: { secret: seal(secret) } });
}

export function insertWebhook(
  tx: Transaction,
  grant: Grant<"manage">,
  data: { readonly address: string; readonly events: readonly string[]; readonly secret: string },
): Promise<WebhookRow> {
  const { address, secret } = data;
  return tx.webhook.create({
    data: {
      address,
      secret,
      events: [...data.events],
      projectId: grant.projectId,
      createdById: grant.userId,
    },
  });
}

/** In which project a webhook is; null when there is none, or none of the kind asked for. */
export async function findWebhookProject(
  webhookId: string,
  { isDeleted = false }: { readonly isDeleted?: boolean } = {},
): Promise<string | null> {
  const found = await database().webhook.findFirst({
    where: { id: webhookId, deletedAt: isDeleted ? { not: null } : null },
    select: { projectId: true },
  });
  return found?.projectId ?? null;
}

export async function setWebhookDeleted(
  grant: Grant<"manage">,
  webhookId: string,
  deletedAt: Date | null,
): Promise<WebhookRow | null> {
  const [row] = await database().webhook.updateManyAndReturn({
    where: { id: webhookId, projectId: grant.projectId },
    data: { deletedAt },
  });
  return row ?? null;
}

/** The webhooks that are to hear of something in a project. */
export async function listListening(
  tx: Transaction,
  projectId: string,
  event: string,
): Promise<readonly { readonly id: string }[]> {
  return tx.webhook.findMany({
    where: { projectId, deletedAt: null, events: { has: event } },
    select: { id: true },
  });
}

/** Puts a message into the queue, to be sent at once. */
export async function insertDelivery(
  tx: Transaction,
  { webhookId, event, body }: { readonly webhookId: string; readonly event: string; readonly body: string },
): Promise<DeliveryRow> {
  const row = await tx.delivery.create({ data: { webhookId, event, body, nextAt: new Date() } });
  await enqueueDelivery(tx, row.id, row.nextAt);
  return row;
}

function enqueueDelivery(tx: Transaction, deliveryId: string, runAt: Date | null): Promise<void> {
  return enqueue(tx, "deliver", { deliveryId }, { key: `deliver ${deliveryId}`, runAt: runAt ?? new Date() });
}

export function listDeliveriesOf(
  grant: Grant<"manage">,
  webhookId: string,
  { limit, before }: { readonly limit: number; readonly before: string | undefined },
): Promise<DeliveryRow[]> {
  return database().delivery.findMany({
    where: {
      ...{ webhookId, webhook: { projectId: grant.projectId } },
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
}

const withWebhook = {
  webhook: {
    select: { address: true, secret: true, deletedAt: true, project: { select: { deletedAt: true } } },
  },
} as const satisfies Prisma.DeliveryInclude;

export type WaitingDelivery = Prisma.DeliveryGetPayload<{ include: typeof withWebhook }>;

/** A message that is still to be sent. */
export function findWaitingDelivery(id: string): Promise<WaitingDelivery | null> {
  return database().delivery.findFirst({ where: { id, state: "waiting" }, include: withWebhook });
}

/** In which project a message was sent; null when there is none, or its webhook was removed. */
export async function findDeliveryProject(id: string): Promise<string | null> {
  const found = await database().delivery.findFirst({
    where: { id, webhook: { deletedAt: null } },
    select: { webhook: { select: { projectId: true } } },
  });
  return found?.webhook.projectId ?? null;
}

/** What came of one try. */
export type Tried = {
  readonly status: number | null;
  /** Null when it was taken. */
  readonly failure: DeliveryFailure | null;
  /** When it is tried again; null when it is not. */
  readonly nextAt: Date | null;
};

/** Keeps what came of a try, and puts the next one into the queue. */
export async function keepTry(
  tx: Transaction,
  id: string,
  { status, failure, nextAt }: Tried,
): Promise<void> {
  const ended = failure === null ? ("delivered" as const) : ("failed" as const);
  await tx.delivery.updateMany({
    where: { id, state: "waiting" },
    data: {
      ...{ status, failure, nextAt, state: nextAt === null ? ended : "waiting" },
      ...{ attempts: { increment: 1 }, triedAt: new Date() },
    },
  });
  if (nextAt !== null) await enqueueDelivery(tx, id, nextAt);
}

/** Sends a message again, at once, with all its tries before it; its id stays. */
export async function resend(
  tx: Transaction,
  grant: Grant<"manage">,
  id: string,
): Promise<DeliveryRow | null> {
  const nextAt = new Date();
  const [row] = await tx.delivery.updateManyAndReturn({
    where: { id, webhook: { projectId: grant.projectId, deletedAt: null } },
    data: { state: "waiting", attempts: 0, failure: null, nextAt },
  });
  if (row !== undefined) await enqueueDelivery(tx, id, nextAt);
  return row ?? null;
}

/** Puts into the queue what is to be sent and may not be in it. What is in it stays one. */
export async function enqueueDeliveries(tx: Transaction): Promise<void> {
  const rows = await tx.delivery.findMany({
    where: { state: "waiting" },
    select: { id: true, nextAt: true },
  });
  for (const { id, nextAt } of rows) await enqueueDelivery(tx, id, nextAt);
}

export async function forgetDeliveries(before: Date): Promise<void> {
  await database().delivery.deleteMany({ where: { createdAt: { lt: before } } });
}
