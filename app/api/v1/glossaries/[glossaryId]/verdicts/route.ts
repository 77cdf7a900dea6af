import { judgePair } from "@/lib/glossary/server/match-texts";
import * as operations from "@/lib/glossary/server/matching-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.verdicts, async ({ actor, params, body }) =>
  Response.json({ items: await judgePair(actor, params.glossaryId, { ...body, date: body.date ?? null }) }),
);
