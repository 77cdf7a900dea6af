import { recognize } from "@/lib/glossary/server/match-texts";
import * as operations from "@/lib/glossary/server/matching-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.recognize, async ({ actor, params, body }) =>
  Response.json({ items: await recognize(actor, params.glossaryId, body.text) }),
);
