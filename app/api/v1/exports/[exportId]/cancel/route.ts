import { route } from "@/lib/http/route";
import { cancelExport } from "@/lib/interchange/server/change-export";
import * as operations from "@/lib/interchange/server/jobs-schema";

export const POST = route(operations.cancelExportOperation, async ({ actor, params }) =>
  Response.json(await cancelExport(actor, params.exportId)),
);
