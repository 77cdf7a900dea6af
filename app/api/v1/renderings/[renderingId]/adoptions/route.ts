import { readIfMatch } from "@/lib/http/if-match";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { adopt } from "@/lib/renderings/server/adopt";
import * as operations from "@/lib/renderings/server/adoptions-schema";
import { listAdoptions } from "@/lib/renderings/server/list-adoptions";

export const POST = route(operations.adopt, async ({ actor, params, body, request }) =>
  Response.json(await adopt(actor, { ...params, ...body, seen: readIfMatch(request) }), { status: 201 }),
);

export const GET = route(operations.listAdoptions, async ({ actor, params, query }) =>
  Response.json(pageOfWhole({ items: await listAdoptions(actor, params.renderingId) }, query)),
);
