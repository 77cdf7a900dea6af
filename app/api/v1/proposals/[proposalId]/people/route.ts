import { listProposalPeople } from "@/lib/discussion/server/proposal-threads";
import * as operations from "@/lib/discussion/server/thread-schema";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listProposalPeople, async ({ actor, params, query }) =>
  Response.json(pageOfWhole({ items: await listProposalPeople(actor, params.proposalId) }, query)),
);
