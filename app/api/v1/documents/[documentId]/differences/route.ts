import { nextPlace, placeOf } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/renderings/server/comparing-schema";
import { listDifferences } from "@/lib/renderings/server/list-differences";

export const GET = route(operations.listDifferences, async ({ actor, params, query }) => {
  const { track, base, ...page } = query;
  const range = { from: placeOf(page), count: page.limit };
  const asked = { ...range, trackIds: track, baseId: base };
  const turn = await listDifferences(actor, params.documentId, asked);
  return Response.json({ ...turn, nextCursor: nextPlace(turn.compared, turn.total) });
});
