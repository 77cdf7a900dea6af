import * as operations from "@/lib/documents/server/import-schema";
import { previewImport } from "@/lib/documents/server/preview-import";
import { readGivenFile } from "@/lib/documents/server/read-given-file";
import { route } from "@/lib/http/route";

export const POST = route(operations.previewImport, async ({ actor, params, request }) =>
  Response.json(await previewImport(actor, params.projectId, () => readGivenFile(request))),
);
