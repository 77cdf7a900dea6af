import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { createWebhook, listWebhooks } from "@/lib/interchange/server/webhooks";
import * as operations from "@/lib/interchange/server/webhooks-schema";

export const GET = route(operations.listWebhooksOperation, async ({ actor, params, query }) =>
  Response.json(pageOfWhole(await listWebhooks(actor, params.projectId), query)),
);

export const POST = route(operations.createWebhookOperation, async ({ actor, params, body }) =>
  Response.json(await createWebhook(actor, params.projectId, body), { status: 201 }),
);
