import type { z } from "zod";
import { ok, type Result, refuse } from "@/lib/kernel/result";

/**
 * One line of a part, as this kind of record.
 *
 * @returns what was written, field for field: the schemas' own tidying of texts is not taken over
 */
export function readRecord<Given>(line: string, schema: z.ZodType<Given>): Result<Given, string> {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return refuse("it is no JSON");
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return ok(given as Given);
  const [issue] = parsed.error.issues;
  return refuse(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not valid"}`);
}
