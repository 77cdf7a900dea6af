import { route } from "@/lib/http/route";
import * as operations from "@/lib/quality/server/schema";
import { waiveSourceFinding } from "@/lib/quality/server/waive-source-finding";

export const POST = route(operations.waiveSourceFinding, async ({ actor, params, body }) =>
  Response.json(await waiveSourceFinding(actor, { ...params, ...body }), { status: 201 }),
);
