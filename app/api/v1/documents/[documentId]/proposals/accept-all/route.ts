import { acceptAllProposals } from "@/lib/documents/server/accept-all-proposals";
import * as operations from "@/lib/documents/server/schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.acceptAllProposals, async ({ actor, params }) =>
  Response.json(await acceptAllProposals(actor, params.documentId)),
);
