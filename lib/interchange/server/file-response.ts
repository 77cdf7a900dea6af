import type { ByteRange } from "../core/byte-range";
import { contentDisposition } from "../core/file-name";

type Body = ConstructorParameters<typeof Response>[0];
type File = { readonly fileName: string; readonly mediaType: string; readonly body: Body };

/** A file as an answer: under its own name, and never kept or taken for anything else on the way. */
export function fileResponse(file: File): Response {
  return new Response(file.body, { headers: headersOf(file) });
}

/** A file that lies there, or a part of it: who was cut off goes on where it was (RFC 9110, 14). */
export function partialFileResponse(
  file: File & { readonly size: number; readonly tag: string; readonly range: ByteRange | "none" | null },
): Response {
  const { size, tag, range } = file;
  const headers = new Headers({
    ...headersOf(file),
    // Compressed on the way, its bytes would not be those that the next range counts.
    "cache-control": "no-store, no-transform",
    "accept-ranges": "bytes",
    etag: tag,
  });
  if (range === "none") {
    headers.set("content-range", `bytes */${size}`);
    return new Response(file.body, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set("content-length", String(end - start + 1));
  if (range !== null) headers.set("content-range", `bytes ${start}-${end}/${size}`);
  return new Response(file.body, { status: range === null ? 200 : 206, headers });
}

function headersOf({ fileName, mediaType }: File): Record<string, string> {
  return {
    "content-type": mediaType,
    "content-disposition": contentDisposition(fileName),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  };
}
