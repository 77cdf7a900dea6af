import { restoreParagraph } from "@/lib/documents/server/restore-paragraph";
import * as operations from "@/lib/documents/server/source-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.restoreParagraph, async ({ actor, params }) =>
  Response.json(await restoreParagraph(actor, params.paragraphId)),
);
