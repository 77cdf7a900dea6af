import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { readReturnRequest } from "@/lib/interchange/server/read-return-request";
import { returnTexts } from "@/lib/interchange/server/return-texts";
import * as operations from "@/lib/interchange/server/returned-schema";
import { listReturns } from "@/lib/interchange/server/undo-return";

export const POST = route(operations.returnTextsOperation, async ({ actor, params, query, request }) => {
  const given = await readReturnRequest(request, query.preview === "true");
  return Response.json(await returnTexts(actor, params.trackId, given));
});

export const GET = route(operations.listReturnsOperation, async ({ actor, params, query }) =>
  Response.json(pageOfWhole(await listReturns(actor, params.trackId), query)),
);
