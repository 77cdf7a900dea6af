import { route } from "@/lib/http/route";
import { decideText, getDeciding } from "@/lib/renderings/server/deciding";
import * as operations from "@/lib/renderings/server/deciding-schema";

export const GET = route(operations.getDeciding, async ({ actor, params }) =>
  Response.json(await getDeciding(actor, params.paragraphId)),
);

export const POST = route(operations.decideText, async ({ actor, params, body }) =>
  Response.json(await decideText(actor, params.paragraphId, body), { status: 201 }),
);
