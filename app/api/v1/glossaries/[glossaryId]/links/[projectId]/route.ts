import { deleteLink, putLink } from "@/lib/glossary/server/glossaries";
import * as operations from "@/lib/glossary/server/schema";
import { route } from "@/lib/http/route";

export const PUT = route(operations.putLink, async ({ actor, params, body }) =>
  Response.json(await putLink(actor, { ...params, ...body })),
);

export const DELETE = route(operations.deleteLink, async ({ actor, params }) => {
  await deleteLink(actor, params.glossaryId, params.projectId);
  return new Response(null, { status: 204 });
});
