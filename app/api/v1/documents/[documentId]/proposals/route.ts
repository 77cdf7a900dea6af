import { listProposals } from "@/lib/documents/server/list-proposals";
import * as operations from "@/lib/documents/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listProposals, async ({ actor, params, query }) =>
  Response.json(await listProposals(actor, params.documentId, query)),
);
