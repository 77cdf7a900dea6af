import { route } from "@/lib/http/route";
import * as operations from "@/lib/quality/server/schema";
import { waiveFinding } from "@/lib/quality/server/waive-finding";

export const POST = route(operations.waiveFinding, async ({ actor, params, body }) =>
  Response.json(await waiveFinding(actor, { ...params, ...body }), { status: 201 }),
);
