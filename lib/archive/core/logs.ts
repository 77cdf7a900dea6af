import { z } from "zod";
import { ID } from "./column";

const id = z.string().regex(ID);
const update = z.strictObject({
  update: z.base64(),
  authorId: id.nullable(),
  origin: z.string().max(200),
  at: z.iso.datetime(),
  /** When a snapshot took it in; null while it stands in the log itself. */
  archivedAt: z.iso.datetime().nullable(),
});

/** The log of one rendering: the merged state of older updates, and the updates that are kept, in the log's order. */
export const logRecord = z.strictObject({
  renderingId: id,
  generation: z.int32(),
  snapshot: z
    .strictObject({ state: z.base64(), mergedCount: z.int32(), updatedAt: z.iso.datetime() })
    .nullable(),
  updates: z.array(update),
});
export type LogRecord = z.output<typeof logRecord>;
