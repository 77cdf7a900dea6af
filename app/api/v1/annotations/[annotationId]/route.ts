import { deleteAnnotation } from "@/lib/discussion/server/delete-annotation";
import { getAnnotation } from "@/lib/discussion/server/list-annotations";
import * as operations from "@/lib/discussion/server/schema";
import { updateAnnotation } from "@/lib/discussion/server/update-annotation";
import { route } from "@/lib/http/route";

export const GET = route(operations.getAnnotation, async ({ actor, params }) =>
  Response.json(await getAnnotation(actor, params.annotationId)),
);

export const PATCH = route(operations.updateAnnotation, async ({ actor, params, body }) =>
  Response.json(await updateAnnotation(actor, params.annotationId, body)),
);

export const DELETE = route(operations.deleteAnnotation, async ({ actor, params }) => {
  await deleteAnnotation(actor, params.annotationId);
  return new Response(null, { status: 204 });
});
