import { restoreDocument } from "@/lib/documents/server/restore-document";
import * as operations from "@/lib/documents/server/schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.restoreDocument, async ({ actor, params }) =>
  Response.json(await restoreDocument(actor, params.documentId)),
);
