import { exportArchive } from "@/lib/archive/server/export-archive";
import { exportArchiveOperation } from "@/lib/archive/server/schema";
import { route } from "@/lib/http/route";
import { fileResponse } from "@/lib/interchange/server/file-response";

export const GET = route(exportArchiveOperation, async ({ actor, params: { projectId } }) =>
  fileResponse(await exportArchive(actor, projectId)),
);
