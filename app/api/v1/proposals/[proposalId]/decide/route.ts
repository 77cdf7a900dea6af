import { decideProposal } from "@/lib/glossary/server/decide-proposal";
import * as operations from "@/lib/glossary/server/proposals-schema";
import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";

export const POST = route(operations.decideProposal, async ({ actor, params, body, request }) =>
  Response.json(await decideProposal(actor, params.proposalId, body, readIfMatch(request))),
);
