import { route } from "@/lib/http/route";
import { testWebhook } from "@/lib/interchange/server/webhooks";
import * as operations from "@/lib/interchange/server/webhooks-schema";

export const POST = route(operations.testWebhookOperation, async ({ actor, params }) =>
  Response.json(await testWebhook(actor, params.webhookId), { status: 202 }),
);
