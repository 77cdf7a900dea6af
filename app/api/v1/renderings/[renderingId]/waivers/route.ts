import * as operations from "@/lib/glossary/server/matching-schema";
import { waive } from "@/lib/glossary/server/waivers";
import { route } from "@/lib/http/route";

export const POST = route(operations.waive, async ({ actor, params, body }) =>
  Response.json(await waive(actor, { ...params, ...body }), { status: 201 }),
);
