import { fileNameOf, invalidField, readBody } from "./read-body";
import { importFields, importJson } from "./schema";
import type { GivenFile } from "./take-file";

/**
 * The file or text that an import brings, as a form or as JSON.
 *
 * @throws AppError `too-large`, `unsupported`, or `invalid` with a sentence for each field
 */
export async function readGivenFile(request: Request): Promise<GivenFile> {
  const body = await readBody(request, { form: importFields, json: importJson });
  if (body.kind === "json") {
    const { content, ...fields } = body.fields;
    const fileName = fileNameOf(fields.fileName ?? "");
    return { bytes: new TextEncoder().encode(content), ...fields, fileName };
  }
  const { file, fields } = body;
  if (file === null) throw invalidField("file", "A file is needed.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { bytes, ...fields, fileName: fileNameOf(fields.fileName ?? file.name) };
}
