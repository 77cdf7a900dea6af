import { nextPlace, placeOf } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { listRows } from "@/lib/renderings/server/list-rows";
import * as operations from "@/lib/renderings/server/rows-schema";

export const GET = route(operations.listRows, async ({ actor, params, query: { track, ...page } }) => {
  const range = { from: placeOf(page), count: page.limit };
  const rows = await listRows(actor, params.documentId, { ...range, track });
  return Response.json({ ...rows, nextCursor: nextPlace(range.from + range.count, rows.total) });
});
