import { route } from "@/lib/http/route";
import { askExport } from "@/lib/interchange/server/ask-export";
import { listExports } from "@/lib/interchange/server/find-export";
import * as operations from "@/lib/interchange/server/jobs-schema";

export const POST = route(operations.createExportOperation, async ({ actor, params, query }) =>
  Response.json(await askExport(actor, params.documentId, query), { status: 202 }),
);

export const GET = route(operations.listExportsOperation, async ({ actor, params, query }) =>
  Response.json(await listExports(actor, params.documentId, query)),
);
