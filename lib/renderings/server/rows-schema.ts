import { z } from "zod";
import { BLOCK_KINDS } from "@/lib/documents/core/block";
import { MOST } from "@/lib/documents/server/cursors";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, placeCursor } from "@/lib/http/page";
import { STATES } from "@/lib/renderings/core/state";
import { MARKS } from "@/lib/text/core/marks";
import { storable } from "@/lib/text/core/storable";
import { renderingSchema } from "./schema";

const id = z.uuid();
const count = z.number().int();
const documentParams = z.strictObject({ documentId: id });
/** A query's name, given once or several times. */
const ids = z.union([id.transform((value) => [value]), z.array(id).max(20)]);

/** Rows at once; the workbench asks for what is on screen and a little more. */
export const MOST_ROWS = 200;

export const rowSchema = z.object({
  /** From 0, among the paragraphs that are shown. */
  index: count,
  paragraph: z.object({
    id,
    kind: z.enum(BLOCK_KINDS),
    level: count.nullable(),
    speaker: z.string().nullable(),
    turn: z.enum(["question", "answer"]).nullable(),
    label: z.string().nullable(),
    text: z.string(),
    marks: z.array(z.object({ start: count, end: count, mark: z.enum(MARKS) })),
    revision: count,
  }),
  renderings: z.record(id, renderingSchema).describe("By track"),
});
export type RowView = z.output<typeof rowSchema>;
export type RowsView = { readonly total: number; readonly items: readonly RowView[] };

export const listRows = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/rows",
  summary:
    "Paragraphs beside their renderings, by index; repeat `track` for the tracks wanted (all when absent)",
  policy: "view",
  params: documentParams,
  query: z.strictObject({
    /** The index of the first row, so that any part can be asked for. */
    cursor: placeCursor(),
    limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(50),
    track: ids.optional(),
  }),
  response: { status: 200, schema: pageOf(rowSchema).extend({ total: count }) },
});

/** States to look for; `unconfirmed` is initial or needs work, `source-changed` a text whose source changed since. */
export const FIND_STATES = [...STATES, "needs-work", "unconfirmed", "source-changed"] as const;

export const findRow = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/rows/find",
  summary:
    "The index of the next row in a state, with some words, or of one paragraph; goes round at the end",
  policy: "view",
  params: documentParams,
  query: z.strictObject({
    track: id.optional(),
    state: z.enum(FIND_STATES).optional(),
    /** Words in the source or a rendering. */
    q: storable().min(1).max(500).optional(),
    /** A paragraph's own row; for one that was joined, the row it was joined into. */
    paragraph: id.optional(),
    /** Look from here on, this row left out. */
    after: z.coerce.number().int().min(-1).max(MOST).default(-1),
    direction: z.enum(["next", "previous"]).default("next"),
  }),
  response: {
    status: 200,
    schema: z.object({ index: count.nullable(), paragraphId: id.nullable(), wrapped: z.boolean() }),
  },
});
export type FoundRow = {
  readonly index: number | null;
  readonly paragraphId: string | null;
  readonly wrapped: boolean;
};
