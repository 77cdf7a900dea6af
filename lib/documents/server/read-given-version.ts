import { fileNameOf, invalidField, readBody } from "./read-body";
import { versionFields, versionJson } from "./source-schema";
import type { GivenFile } from "./take-file";

/** A new version of a source as it is given. */
export type GivenVersion = GivenFile & {
  readonly name: string | undefined;
  readonly preview: boolean;
  /** What the preview gave; undefined when nothing is held against one. */
  readonly seen: string | undefined;
};

/**
 * The file or text that a new version brings, as a form or as JSON.
 *
 * @throws AppError `too-large`, `unsupported`, or `invalid` with a sentence for each field
 */
export async function readGivenVersion(request: Request): Promise<GivenVersion> {
  const body = await readBody(request, { form: versionFields, json: versionJson });
  const { name, preview, seen, format } = body.fields;
  const asked = { name, preview, seen, format };
  if (body.kind === "json") {
    const bytes = new TextEncoder().encode(body.fields.content);
    return { ...asked, bytes, fileName: fileNameOf(body.fields.fileName ?? "") };
  }
  if (body.file === null) throw invalidField("file", "A file is needed.");
  const bytes = new Uint8Array(await body.file.arrayBuffer());
  return { ...asked, bytes, fileName: fileNameOf(body.fields.fileName ?? body.file.name) };
}
