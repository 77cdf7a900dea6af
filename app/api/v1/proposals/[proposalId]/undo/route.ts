import * as operations from "@/lib/documents/server/schema";
import { undoProposal } from "@/lib/documents/server/undo-proposal";
import { route } from "@/lib/http/route";

export const POST = route(operations.undoProposal, async ({ actor, params }) =>
  Response.json(await undoProposal(actor, params.proposalId)),
);
