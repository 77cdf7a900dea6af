import { importDocument } from "@/lib/documents/server/import-document";
import { listDocuments } from "@/lib/documents/server/list-documents";
import { readGivenFile } from "@/lib/documents/server/read-given-file";
import * as operations from "@/lib/documents/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listDocuments, async ({ actor, params, query }) =>
  Response.json(await listDocuments(actor, params.projectId, query)),
);

export const POST = route(operations.importDocument, async ({ actor, params, request }) =>
  Response.json(await importDocument(actor, params.projectId, () => readGivenFile(request)), { status: 201 }),
);
