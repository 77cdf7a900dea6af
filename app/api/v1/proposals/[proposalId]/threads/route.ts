import { createProposalThread, listProposalThreads } from "@/lib/discussion/server/proposal-threads";
import * as operations from "@/lib/discussion/server/thread-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listProposalThreads, async ({ actor, params, query }) =>
  Response.json(await listProposalThreads(actor, params.proposalId, query)),
);

export const POST = route(operations.createProposalThread, async ({ actor, params, body }) =>
  Response.json(await createProposalThread(actor, params.proposalId, body), { status: 201 }),
);
