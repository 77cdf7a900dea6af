import { route } from "@/lib/http/route";
import { listDeliveries } from "@/lib/interchange/server/webhooks";
import * as operations from "@/lib/interchange/server/webhooks-schema";

export const GET = route(operations.listDeliveriesOperation, async ({ actor, params, query }) =>
  Response.json(await listDeliveries(actor, params.webhookId, query)),
);
