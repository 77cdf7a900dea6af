import { readCapped } from "@/lib/http/route";
import { AppError } from "@/lib/kernel/app-error";
import type { TrackImport } from "./import-into-track";
import { importJson, UPLOAD_LIMIT } from "./schema";

/**
 * Reads the request of a track's import: a form with `file` (and `preview`, `replace`), or JSON with `text`.
 *
 * @param preview what the address says; it holds as well as the body's
 * @throws AppError `too-large`, `unsupported`, `invalid`
 */
export async function readTrackImport(request: Request, preview: boolean): Promise<TrackImport> {
  const type = request.headers.get("content-type") ?? "";
  const bytes = await readCapped(request, UPLOAD_LIMIT);
  if (type.startsWith("application/json")) return fromJson(bytes, preview);
  if (type.startsWith("multipart/form-data")) return fromForm(bytes, type, preview);
  throw new AppError("unsupported", "Send a form with a file, or JSON with text.");
}

function fromJson(bytes: Uint8Array<ArrayBuffer>, preview: boolean): TrackImport {
  const { text, fileName, ...options } = parse(readJson(bytes));
  if (text === undefined) throw missing("text");
  return {
    bytes: new TextEncoder().encode(text),
    fileName: fileName ?? "",
    preview: preview || options.preview === true,
    replace: options.replace === true,
  };
}

async function fromForm(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  preview: boolean,
): Promise<TrackImport> {
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData().catch(() => {
    throw new AppError("invalid", "The form could not be read.");
  });
  const file = form.get("file");
  const { text, fileName, ...options } = parse(
    Object.fromEntries([...form].filter(([, value]) => typeof value === "string")),
  );
  if (!(file instanceof File) && text === undefined) throw missing("file");
  return {
    bytes: file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text),
    fileName: file instanceof File ? file.name : (fileName ?? ""),
    preview: preview || options.preview === true,
    replace: options.replace === true,
  };
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new AppError("invalid", "The body is not valid JSON in UTF-8.");
  }
}

function parse(value: unknown) {
  const parsed = importJson.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    parsed.error.issues.map(({ path, message }) => [path.join(".") || "body", message]),
  );
  throw new AppError("invalid", "The import is not valid.", { fields });
}

function missing(field: string): AppError {
  return new AppError("invalid", `The import has no ${field}.`, { fields: { [field]: "This is missing." } });
}
