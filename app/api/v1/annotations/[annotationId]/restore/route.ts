import { restoreAnnotation } from "@/lib/discussion/server/delete-annotation";
import * as operations from "@/lib/discussion/server/schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.restoreAnnotation, async ({ actor, params }) =>
  Response.json(await restoreAnnotation(actor, params.annotationId)),
);
