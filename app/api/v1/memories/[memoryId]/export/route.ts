import { route } from "@/lib/http/route";
import { contentDisposition } from "@/lib/interchange/core/file-name";
import { exportMemory } from "@/lib/interchange/server/export-memory";
import * as operations from "@/lib/memory/server/out-schema";

export const GET = route(operations.exportMemory, async ({ actor, params, query }) => {
  const { fileName, mediaType, body } = await exportMemory(actor, params.memoryId, query.pairs);
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": contentDisposition(fileName),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
