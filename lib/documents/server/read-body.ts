import type { z } from "zod";
import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import { isJson, readCapped } from "@/lib/http/route";
import { AppError } from "@/lib/kernel/app-error";

/** A form's other fields and boundaries, in bytes. */
const FORM_EXTRA = 64 * 1024;

/** What a request brings: a form's fields beside its file, if it has one, or JSON. */
export type GivenBody<Form extends z.ZodType, Json extends z.ZodType> =
  | {
      readonly kind: "form";
      readonly file: File | null;
      /** Files that came under the same name, for what takes several. */
      readonly others: readonly File[];
      readonly fields: z.output<Form>;
    }
  | { readonly kind: "json"; readonly fields: z.output<Json> };

/**
 * Reads a file or text that a request brings, as a form or as JSON. Reading stops at the limit, wherever the request
 * claims to end.
 *
 * @throws AppError `too-large`, `unsupported`, or `invalid` with a sentence for each field
 */
export async function readBody<Form extends z.ZodType, Json extends z.ZodType>(
  request: Request,
  schemas: { readonly form: Form; readonly json: Json },
): Promise<GivenBody<Form, Json>> {
  const type = request.headers.get("content-type") ?? "";
  if (/^multipart\/form-data\b/i.test(type)) {
    const body = await readCapped(request, UPLOAD_LIMIT + FORM_EXTRA);
    const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => {
      throw new AppError("invalid", "The form is not well formed.");
    });
    const [file = null, ...others] = form.getAll("file").filter((each) => each instanceof File);
    const texts = [...form].filter(([name, value]) => name !== "file" && value !== "");
    const fields = parse(schemas.form, Object.fromEntries(texts));
    return { kind: "form", file, others, fields };
  }
  if (isJson(type)) {
    // JSON may write a character in six bytes.
    const body = await readCapped(request, UPLOAD_LIMIT);
    return { kind: "json", fields: parse(schemas.json, parseJson(body)) };
  }
  throw new AppError("unsupported", "Send a form with a file, or JSON with the text.");
}

/** The refusal of one field. */
export function invalidField(field: string, message: string): AppError {
  return invalid({ [field]: message });
}

/** Only the name: no folders, no control characters. */
export function fileNameOf(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? "";
  return last
    .replace(/\p{Cc}/gu, "")
    .slice(0, 255)
    .toWellFormed();
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
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const isUnknown = issue.code === "unrecognized_keys";
    const names = isUnknown ? issue.keys : [issue.path.join(".") || "body"];
    for (const name of names) fields[name] ??= isUnknown ? "This field is not known." : issue.message;
  }
  throw invalid(fields);
}

function invalid(fields: Readonly<Record<string, string>>): AppError {
  const [field, message] = Object.entries(fields)[0] ?? ["body", "Not valid."];
  return new AppError("invalid", `The request is not valid: ${field}: ${message}`, { fields });
}
