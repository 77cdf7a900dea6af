import { acceptProposal } from "@/lib/documents/server/accept-proposal";
import * as operations from "@/lib/documents/server/schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.acceptProposal, async ({ actor, params }) =>
  Response.json(await acceptProposal(actor, params.proposalId)),
);
