import type { z } from "zod";
import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import { readCapped } from "@/lib/http/route";
import { AppError } from "@/lib/kernel/app-error";
import { importFields, importJson } from "./schema";
import type { GivenFile } from "./take-file";

/** A form's other fields and boundaries, in bytes. */
const FORM_EXTRA = 64 * 1024;

/**
 * The file or text that a request brings, as a form or as JSON. Reading stops at the limit, wherever the request
 * claims to end.
 *
 * @throws AppError `too-large`, `unsupported`, or `invalid` with the field's name
 */
export async function readGivenFile(request: Request): Promise<GivenFile> {
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/form-data")) return readForm(request, type);
  if (type.startsWith("application/json")) return readJson(request);
  throw new AppError("unsupported", "Send a form with a file, or JSON with the text.");
}

async function readForm(request: Request, type: string): Promise<GivenFile> {
  const body = await readCapped(request, UPLOAD_LIMIT + FORM_EXTRA);
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => {
    throw new AppError("invalid", "The form is not well formed.");
  });
  const file = form.get("file");
  if (file === null || typeof file === "string") throw missing("file", "A file is needed.");
  const texts = [...form].filter(
    (entry): entry is [string, string] => entry[0] !== "file" && entry[1] !== "",
  );
  const fields = parse(importFields, Object.fromEntries(texts));
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { bytes, ...fields, fileName: nameOf(fields.fileName ?? file.name) };
}

async function readJson(request: Request): Promise<GivenFile> {
  // JSON may write a character in six bytes.
  const body = await readCapped(request, UPLOAD_LIMIT);
  const { content, ...fields } = parse(importJson, parseJson(body));
  return { bytes: new TextEncoder().encode(content), ...fields, fileName: nameOf(fields.fileName ?? "") };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new AppError("invalid", "The body is not valid JSON in UTF-8.");
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field =
    issue?.code === "unrecognized_keys" ? (issue.keys[0] ?? "body") : String(issue?.path[0] ?? "body");
  throw missing(
    field,
    issue?.code === "unrecognized_keys" ? "This field is not known." : (issue?.message ?? "Not valid."),
  );
}

function missing(field: string, message: string): AppError {
  return new AppError("invalid", `The request is not valid: ${field}: ${message}`, {
    fields: { [field]: message },
  });
}

/** Only the name: no folders, no control characters. */
function nameOf(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? "";
  return last.replace(/\p{Cc}/gu, "").slice(0, 255);
}
