import { pageOfWhole, reachOf } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/memory/server/schema";
import { searchMemory } from "@/lib/memory/server/search-memory";

export const GET = route(operations.searchMemory, async ({ actor, query }) =>
  Response.json(pageOfWhole(await searchMemory(actor, { ...query, limit: reachOf(query) }), query)),
);
