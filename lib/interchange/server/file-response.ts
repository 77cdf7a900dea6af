import { contentDisposition } from "../core/file-name";

/** A file as an answer: under its own name, and never kept or taken for anything else on the way. */
export function fileResponse({
  fileName,
  mediaType,
  body,
}: {
  readonly fileName: string;
  readonly mediaType: string;
  readonly body: ConstructorParameters<typeof Response>[0];
}): Response {
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": contentDisposition(fileName),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
