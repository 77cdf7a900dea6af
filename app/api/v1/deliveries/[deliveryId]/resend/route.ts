import { route } from "@/lib/http/route";
import { resendDelivery } from "@/lib/interchange/server/webhooks";
import * as operations from "@/lib/interchange/server/webhooks-schema";

export const POST = route(operations.resendDeliveryOperation, async ({ actor, params }) =>
  Response.json(await resendDelivery(actor, params.deliveryId), { status: 202 }),
);
