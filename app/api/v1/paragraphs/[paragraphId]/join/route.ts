import { joinParagraphs } from "@/lib/documents/server/join-paragraphs";
import * as operations from "@/lib/documents/server/structure-schema";
import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";

export const POST = route(operations.joinParagraphs, async ({ actor, params, body, request }) =>
  Response.json(await joinParagraphs(actor, params.paragraphId, { ...body, seen: readIfMatch(request) }), {
    status: 201,
  }),
);
