import { route } from "@/lib/http/route";
import { memoryConcordance } from "@/lib/memory/server/memory-concordance";
import * as operations from "@/lib/memory/server/out-schema";

export const GET = route(operations.memoryConcordance, async ({ actor, params, query }) =>
  Response.json(await memoryConcordance(actor, params.memoryId, query)),
);
