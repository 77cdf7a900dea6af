import { getSource } from "@/lib/documents/server/get-source";
import * as operations from "@/lib/documents/server/schema";
import { route } from "@/lib/http/route";
import { contentDisposition } from "@/lib/interchange/core/file-name";

/** Never shown in our own origin, whatever the file is: a download without a guessable type. */
export const GET = route(operations.getSource, async ({ actor, params, query }) => {
  const { fileName, bytes } = await getSource(actor, params.documentId, query.part);
  return new Response(bytes, {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": contentDisposition(fileName),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
});
