import { getSource } from "@/lib/documents/server/get-source";
import * as operations from "@/lib/documents/server/schema";
import { route } from "@/lib/http/route";
import { fileResponse } from "@/lib/interchange/server/file-response";

/** Never shown in our own origin, whatever the file is: a download without a guessable type. */
export const GET = route(operations.getSource, async ({ actor, params, query }) => {
  const { fileName, bytes } = await getSource(actor, params.documentId, query.part);
  return fileResponse({ fileName, mediaType: "application/octet-stream", body: bytes });
});
