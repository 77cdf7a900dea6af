import { route } from "@/lib/http/route";
import { restartExport } from "@/lib/interchange/server/change-export";
import * as operations from "@/lib/interchange/server/jobs-schema";

export const POST = route(operations.restartExportOperation, async ({ actor, params }) =>
  Response.json(await restartExport(actor, params.exportId), { status: 202 }),
);
