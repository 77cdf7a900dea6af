import { pageOfWhole, reachOf } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { paragraphMatches } from "@/lib/memory/server/paragraph-matches";
import * as operations from "@/lib/memory/server/schema";

export const GET = route(operations.paragraphMatches, async ({ actor, params, query }) =>
  Response.json(
    pageOfWhole(
      await paragraphMatches(actor, params.paragraphId, { ...query, limit: reachOf(query) }),
      query,
    ),
  ),
);
