import { route } from "@/lib/http/route";
import { restoreWebhook } from "@/lib/interchange/server/webhooks";
import * as operations from "@/lib/interchange/server/webhooks-schema";

export const POST = route(operations.restoreWebhookOperation, async ({ actor, params }) =>
  Response.json(await restoreWebhook(actor, params.webhookId)),
);
