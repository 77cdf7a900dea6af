import { route } from "@/lib/http/route";
import { compareVersions } from "@/lib/renderings/server/versions";
import * as operations from "@/lib/renderings/server/versions-schema";

export const GET = route(operations.compareVersions, async ({ actor, params, query }) => {
  const { with: withId = null, ...page } = query;
  return Response.json(await compareVersions(actor, { ...params, withId }, page));
});
