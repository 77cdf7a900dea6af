import { getContents } from "@/lib/archive/server/get-contents";
import { getArchiveContentsOperation } from "@/lib/archive/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(getArchiveContentsOperation, async ({ actor, params: { projectId } }) =>
  Response.json(await getContents(actor, projectId)),
);
