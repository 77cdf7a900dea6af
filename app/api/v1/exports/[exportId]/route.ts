import { route } from "@/lib/http/route";
import { deleteExport } from "@/lib/interchange/server/change-export";
import { getExport } from "@/lib/interchange/server/find-export";
import * as operations from "@/lib/interchange/server/jobs-schema";

export const GET = route(operations.getExportOperation, async ({ actor, params }) =>
  Response.json(await getExport(actor, params.exportId)),
);

export const DELETE = route(operations.deleteExportOperation, async ({ actor, params }) => {
  await deleteExport(actor, params.exportId);
  return new Response(null, { status: 204 });
});
