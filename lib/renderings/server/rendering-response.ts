import type { RenderingView } from "./schema";

/** A rendering with its revision as the ETag, for the If-Match of the next change. */
export function renderingResponse(rendering: RenderingView): Response {
  return Response.json(rendering, { headers: { etag: `"${rendering.revision}"` } });
}
