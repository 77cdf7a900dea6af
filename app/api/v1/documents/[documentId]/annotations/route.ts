import { createAnnotation } from "@/lib/discussion/server/create-annotation";
import { listAnnotations } from "@/lib/discussion/server/list-annotations";
import * as operations from "@/lib/discussion/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listAnnotations, async ({ actor, params, query }) =>
  Response.json(await listAnnotations(actor, params.documentId, query)),
);

export const POST = route(operations.createAnnotation, async ({ actor, params, body }) => {
  const { labelId, severity, conceptId, comment = null, linkedTo = null, ...span } = body;
  const given = { span, labelId, severity, conceptId, comment, linkedTo };
  return Response.json(await createAnnotation(actor, params.documentId, given), { status: 201 });
});
