import { appendDocument } from "@/lib/documents/server/append-document";
import { readGivenFile } from "@/lib/documents/server/read-given-file";
import * as operations from "@/lib/documents/server/schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.appendDocument, async ({ actor, params, request }) =>
  Response.json(await appendDocument(actor, params.documentId, () => readGivenFile(request)), {
    status: 201,
  }),
);
