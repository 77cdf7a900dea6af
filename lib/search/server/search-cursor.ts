import { z } from "zod";
import { foreignCursor } from "@/lib/documents/server/cursors";
import type { FoundKind } from "@/lib/search/core/found";
import type { FoundKey } from "./search-store";

/** Null: from the first of this kind on. */
const placed = z
  .strictObject({ documentId: z.uuid(), orderKey: z.string().regex(/^[0-9A-Za-z/-]{1,400}$/u) })
  .nullable();
const listed = z.strictObject({ documentId: z.null(), orderKey: z.uuid() }).nullable();

const cursorSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("source"), after: placed }),
  z.strictObject({ kind: z.literal("rendering"), after: placed }),
  z.strictObject({ kind: z.literal("term"), after: listed }),
  z.strictObject({ kind: z.literal("comment"), after: listed }),
]);

/** Where the next page begins. */
export type Cursor = { readonly kind: FoundKind; readonly after: FoundKey | null };

/** As it travels: base64url of JSON. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** @throws AppError `invalid` for what is not one of ours */
export function readCursor(text: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    throw foreignCursor();
  }
}
