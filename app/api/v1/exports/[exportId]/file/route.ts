import { route } from "@/lib/http/route";
import { partialFileResponse } from "@/lib/interchange/server/file-response";
import * as operations from "@/lib/interchange/server/jobs-schema";
import { openExportFile } from "@/lib/interchange/server/open-export-file";

export const GET = route(operations.downloadExportOperation, async ({ actor, params, request }) => {
  const [range, ifRange] = [request.headers.get("range"), request.headers.get("if-range")];
  const file = await openExportFile(actor, params.exportId, { range, ifRange });
  if (request.method !== "HEAD") return partialFileResponse(file);
  // Whoever asks for the headers alone reads no body: what was opened for it is closed.
  await file.body.cancel();
  return partialFileResponse({ ...file, body: null });
});
