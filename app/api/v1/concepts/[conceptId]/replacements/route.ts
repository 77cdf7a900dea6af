import { replaceWordings } from "@/lib/glossary/server/replace-wordings";
import * as operations from "@/lib/glossary/server/replacement-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.createReplacement, async ({ actor, params, body }) =>
  Response.json(await replaceWordings(actor, params.conceptId, body), { status: 201 }),
);
