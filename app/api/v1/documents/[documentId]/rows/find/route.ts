import { route } from "@/lib/http/route";
import { findRow } from "@/lib/renderings/server/list-rows";
import * as operations from "@/lib/renderings/server/rows-schema";

export const GET = route(operations.findRow, async ({ actor, params, query }) =>
  Response.json(
    await findRow(actor, params.documentId, {
      trackId: query.track ?? null,
      state: query.state ?? null,
      words: query.q ?? null,
      paragraphId: query.paragraph ?? null,
      after: query.after,
      direction: query.direction,
    }),
  ),
);
