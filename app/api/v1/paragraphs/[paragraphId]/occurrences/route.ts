import { listOccurrences } from "@/lib/glossary/server/match-texts";
import * as operations from "@/lib/glossary/server/matching-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listOccurrences, async ({ actor, params }) =>
  Response.json({ items: await listOccurrences(actor, params.paragraphId) }),
);
