import { castVote, withdrawVote } from "@/lib/glossary/server/decide-proposal";
import * as operations from "@/lib/glossary/server/proposals-schema";
import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";

export const POST = route(operations.castVote, async ({ actor, params, body, request }) =>
  Response.json(await castVote(actor, params.proposalId, body, readIfMatch(request))),
);

export const DELETE = route(operations.withdrawVote, async ({ actor, params }) =>
  Response.json(await withdrawVote(actor, params.proposalId)),
);
