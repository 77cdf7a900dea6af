import * as operations from "@/lib/documents/server/import-schema";
import { previewAppend } from "@/lib/documents/server/preview-import";
import { readGivenFile } from "@/lib/documents/server/read-given-file";
import { route } from "@/lib/http/route";

export const POST = route(operations.previewAppend, async ({ actor, params, request }) =>
  Response.json(await previewAppend(actor, params.documentId, () => readGivenFile(request))),
);
