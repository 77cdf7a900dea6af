import { route } from "@/lib/http/route";
import * as operations from "@/lib/renderings/server/authorship-schema";
import { getAuthorship } from "@/lib/renderings/server/get-authorship";

export const GET = route(operations.getAuthorship, async ({ actor, params }) =>
  Response.json(await getAuthorship(actor, params.renderingId)),
);
