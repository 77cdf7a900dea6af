import { moveParagraphs } from "@/lib/documents/server/move-paragraphs";
import * as operations from "@/lib/documents/server/structure-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.moveParagraphs, async ({ actor, params, body }) =>
  Response.json(await moveParagraphs(actor, params.paragraphId, body), { status: 201 }),
);
