import { createProposal } from "@/lib/glossary/server/create-proposal";
import { listProposals } from "@/lib/glossary/server/get-proposal";
import * as operations from "@/lib/glossary/server/proposals-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listTermProposals, async ({ actor, params, query }) =>
  Response.json(await listProposals(actor, params.glossaryId, query)),
);

export const POST = route(operations.createTermProposal, async ({ actor, params, body }) =>
  Response.json(await createProposal(actor, params.glossaryId, body), { status: 201 }),
);
