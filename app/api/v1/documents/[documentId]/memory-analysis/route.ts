import { route } from "@/lib/http/route";
import { analyzeDocument } from "@/lib/memory/server/analyze-document";
import * as operations from "@/lib/memory/server/batch-schema";

export const GET = route(operations.analyzeDocument, async ({ actor, params, query }) =>
  Response.json(await analyzeDocument(actor, params.documentId, query.track)),
);
