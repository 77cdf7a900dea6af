import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { listWork } from "@/lib/review/server/list-work";
import * as operations from "@/lib/review/server/work-schema";

export const GET = route(operations.listWork, async ({ actor, query }) =>
  Response.json(pageOfWhole(await listWork(actor), query)),
);
