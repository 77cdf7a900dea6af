import { route } from "@/lib/http/route";
import { voteForText } from "@/lib/renderings/server/deciding";
import * as operations from "@/lib/renderings/server/deciding-schema";

export const PUT = route(operations.voteForText, async ({ actor, params, body }) =>
  Response.json(await voteForText(actor, params.paragraphId, body)),
);
