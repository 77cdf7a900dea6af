import { refuseProposal } from "@/lib/documents/server/refuse-proposal";
import * as operations from "@/lib/documents/server/schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.refuseProposal, async ({ actor, params }) =>
  Response.json(await refuseProposal(actor, params.proposalId)),
);
