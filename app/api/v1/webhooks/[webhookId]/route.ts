import { route } from "@/lib/http/route";
import { deleteWebhook } from "@/lib/interchange/server/webhooks";
import * as operations from "@/lib/interchange/server/webhooks-schema";

export const DELETE = route(operations.deleteWebhookOperation, async ({ actor, params }) => {
  await deleteWebhook(actor, params.webhookId);
  return new Response(null, { status: 204 });
});
