import { AppError } from "@/lib/kernel/app-error";

/**
 * The revision that an edit was made from: `If-Match: "7"`; null when the header is absent or `*`.
 *
 * @throws AppError `invalid` when the header is something else
 */
export function readIfMatch(request: Request): number | null {
  const header = request.headers.get("if-match");
  if (header === null || header.trim() === "*") return null;
  const found = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(header);
  if (found === null) throw new AppError("invalid", 'If-Match must be a revision in quotes, such as "7".');
  return Number(found[1]);
}
