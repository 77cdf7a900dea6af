import { fileNameOf, invalidField, readBody } from "@/lib/documents/server/read-body";
import type { TrackImport } from "./import-into-track";
import { importFields, importJson } from "./schema";

/**
 * Reads the request of a track's import: a form with `file` (and `preview`, `replace`), or JSON with the text, in
 * `content` as other imports have it or in `text`.
 *
 * @param preview what the address says; it holds as well as the body's
 * @throws AppError `too-large`, `unsupported`, or `invalid` with a sentence for each field
 */
export async function readTrackImport(request: Request, preview: boolean): Promise<TrackImport> {
  const body = await readBody(request, { form: importFields, json: importJson });
  const { text, content, fileName, format = null, ...options } = body.fields;
  const file = body.kind === "form" ? body.file : null;
  const given = text ?? content;
  if (file === null && given === undefined)
    throw invalidField(body.kind === "form" ? "file" : "content", "This is missing.");
  if (text !== undefined && content !== undefined)
    throw invalidField("text", "Send the text once, here or in content.");
  return {
    bytes: file === null ? new TextEncoder().encode(given) : new Uint8Array(await file.arrayBuffer()),
    fileName: fileNameOf(fileName ?? file?.name ?? ""),
    format,
    preview: preview || options.preview === true,
    replace: options.replace === true,
  };
}
