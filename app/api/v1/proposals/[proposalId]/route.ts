import { changeProposal } from "@/lib/glossary/server/change-proposal";
import { getProposal } from "@/lib/glossary/server/get-proposal";
import * as operations from "@/lib/glossary/server/proposals-schema";
import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";

export const GET = route(operations.getTermProposal, async ({ actor, params }) =>
  revisionResponse(await getProposal(actor, params.proposalId)),
);

export const PATCH = route(operations.changeTermProposal, async ({ actor, params, body, request }) =>
  revisionResponse(await changeProposal(actor, params.proposalId, body, readIfMatch(request))),
);
