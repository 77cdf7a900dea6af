import { deleteDocument } from "@/lib/documents/server/delete-document";
import { getDocument } from "@/lib/documents/server/get-document";
import * as operations from "@/lib/documents/server/schema";
import { updateDocument } from "@/lib/documents/server/update-document";
import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";

export const GET = route(operations.getDocument, async ({ actor, params }) =>
  revisionResponse(await getDocument(actor, params.documentId)),
);

export const PATCH = route(operations.updateDocument, async ({ actor, params, body, request }) =>
  revisionResponse(await updateDocument(actor, params.documentId, body, readIfMatch(request))),
);

export const DELETE = route(operations.deleteDocument, async ({ actor, params }) => {
  await deleteDocument(actor, params.documentId);
  return new Response(null, { status: 204 });
});
