import type { ConceptView } from "./schema";

/** A concept with its revision as the ETag, for the If-Match of the next change. */
export function conceptResponse(concept: ConceptView, status = 200): Response {
  return Response.json(concept, { status, headers: { etag: `"${concept.revision}"` } });
}
