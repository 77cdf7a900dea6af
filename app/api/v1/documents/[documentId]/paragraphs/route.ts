import { listParagraphs } from "@/lib/documents/server/list-paragraphs";
import * as operations from "@/lib/documents/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listParagraphs, async ({ actor, params, query }) =>
  Response.json(await listParagraphs(actor, params.documentId, { ...query, all: query.all === "true" })),
);
