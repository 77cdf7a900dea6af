import { listProposalPeople } from "@/lib/discussion/server/proposal-threads";
import * as operations from "@/lib/discussion/server/thread-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listProposalPeople, async ({ actor, params }) =>
  Response.json({ items: await listProposalPeople(actor, params.proposalId) }),
);
