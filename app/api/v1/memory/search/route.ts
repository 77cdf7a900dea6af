import { route } from "@/lib/http/route";
import * as operations from "@/lib/memory/server/schema";
import { searchMemory } from "@/lib/memory/server/search-memory";

export const GET = route(operations.searchMemory, async ({ actor, query }) =>
  Response.json(await searchMemory(actor, query)),
);
