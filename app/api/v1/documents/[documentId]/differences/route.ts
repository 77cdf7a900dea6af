import { route } from "@/lib/http/route";
import * as operations from "@/lib/renderings/server/comparing-schema";
import { listDifferences } from "@/lib/renderings/server/list-differences";

export const GET = route(operations.listDifferences, async ({ actor, params, query }) => {
  const { track, base, ...range } = query;
  return Response.json(
    await listDifferences(actor, params.documentId, { ...range, trackIds: track, baseId: base }),
  );
});
