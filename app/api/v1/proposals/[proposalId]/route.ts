import { getProposal } from "@/lib/glossary/server/get-proposal";
import * as operations from "@/lib/glossary/server/proposals-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.getTermProposal, async ({ actor, params }) =>
  Response.json(await getProposal(actor, params.proposalId)),
);
