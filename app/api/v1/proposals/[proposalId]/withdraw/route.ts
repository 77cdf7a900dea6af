import { withdrawProposal } from "@/lib/glossary/server/decide-proposal";
import * as operations from "@/lib/glossary/server/proposals-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.withdrawProposal, async ({ actor, params }) =>
  Response.json(await withdrawProposal(actor, params.proposalId)),
);
