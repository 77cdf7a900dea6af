import * as operations from "@/lib/alignment/server/schema";
import { writeAlignment } from "@/lib/alignment/server/write-alignment";
import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";

export const POST = route(operations.writeAlignment, async ({ actor, params, body, request }) =>
  Response.json(await writeAlignment(actor, params.trackId, { ...body, seen: readIfMatch(request) })),
);
