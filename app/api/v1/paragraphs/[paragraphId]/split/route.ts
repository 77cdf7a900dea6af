import { splitParagraph } from "@/lib/documents/server/split-paragraph";
import * as operations from "@/lib/documents/server/structure-schema";
import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";

export const POST = route(operations.splitParagraph, async ({ actor, params, body, request }) =>
  Response.json(await splitParagraph(actor, params.paragraphId, { ...body, seen: readIfMatch(request) }), {
    status: 201,
  }),
);
