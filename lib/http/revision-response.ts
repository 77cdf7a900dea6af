/** A thing with its revision as the ETag, for the If-Match of the next edit. */
export function revisionResponse(view: { readonly revision: number }, status = 200): Response {
  return Response.json(view, { status, headers: { etag: `"${view.revision}"` } });
}
