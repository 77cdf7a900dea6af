import { fileNameOf, invalidField, readBody } from "@/lib/documents/server/read-body";
import type { Returned } from "./return-texts";
import { returnFields } from "./returned-schema";

/**
 * The file that a request brings back.
 *
 * @param preview what the address says; it holds as well as the form's
 * @throws AppError `too-large`, `unsupported`, or `invalid` with a sentence for each field
 */
export async function readReturnRequest(request: Request, preview: boolean): Promise<Returned> {
  const body = await readBody(request, { form: returnFields, json: returnFields });
  const file = body.kind === "form" ? body.file : null;
  const { content, fileName, take = [], ...options } = body.fields;
  if (file === null && content === undefined)
    throw invalidField(body.kind === "form" ? "file" : "content", "This is missing.");
  return {
    bytes: file === null ? new TextEncoder().encode(content) : new Uint8Array(await file.arrayBuffer()),
    fileName: fileNameOf(fileName ?? file?.name ?? ""),
    preview: preview || options.preview === true,
    take,
  };
}
