import { castVote, withdrawVote } from "@/lib/glossary/server/decide-proposal";
import * as operations from "@/lib/glossary/server/proposals-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.castVote, async ({ actor, params, body }) =>
  Response.json(await castVote(actor, params.proposalId, body)),
);

export const DELETE = route(operations.withdrawVote, async ({ actor, params }) =>
  Response.json(await withdrawVote(actor, params.proposalId)),
);
