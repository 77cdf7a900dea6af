import { listProposalsToVote } from "@/lib/glossary/server/get-proposal";
import * as operations from "@/lib/glossary/server/proposals-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listProposalsToVote, async ({ actor, query }) =>
  Response.json(await listProposalsToVote(actor, query)),
);
