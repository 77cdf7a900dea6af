import { route } from "@/lib/http/route";
import { restoreExport } from "@/lib/interchange/server/change-export";
import * as operations from "@/lib/interchange/server/jobs-schema";

export const POST = route(operations.restoreExportOperation, async ({ actor, params }) =>
  Response.json(await restoreExport(actor, params.exportId)),
);
