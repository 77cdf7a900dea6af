import * as operations from "@/lib/alignment/server/schema";
import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";
import { writeAligned } from "@/lib/interchange/server/write-aligned";

export const POST = route(operations.writeAlignment, async ({ actor, params, body, request }) =>
  Response.json(await writeAligned(actor, params.trackId, { ...body, seen: readIfMatch(request) })),
);
