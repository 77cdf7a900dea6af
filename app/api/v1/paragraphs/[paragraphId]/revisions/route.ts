import { listParagraphRevisions } from "@/lib/documents/server/list-paragraph-revisions";
import * as operations from "@/lib/documents/server/source-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listParagraphRevisions, async ({ actor, params, query }) =>
  Response.json(await listParagraphRevisions(actor, params.paragraphId, query)),
);
