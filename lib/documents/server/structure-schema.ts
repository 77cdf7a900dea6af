import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf } from "@/lib/http/page";

const id = z.uuid();
const time = z.iso.datetime();
const paragraphParams = z.strictObject({ paragraphId: id });

export const structureChangeSchema = z.object({
  id,
  kind: z.enum(["split", "join", "move"]),
  /** Both halves; or those that were moved, in order. */
  paragraphIds: z.array(id),
  /** How these began, to tell them by. */
  words: z.array(z.string()),
  createdBy: z.object({ id, name: z.string() }),
  createdAt: time,
  /** Whether it holds: not undone, and not overtaken by another change of the same paragraphs. */
  holds: z.boolean(),
});
export type StructureChangeView = z.output<typeof structureChangeSchema>;

export const splitParagraph = defineOperation({
  method: "POST",
  path: "/paragraphs/{paragraphId}/split",
  summary:
    "Cut a paragraph in two; renderings are cut where sentence links say, and stay with the first half else",
  policy: "translate",
  params: paragraphParams,
  /** UTF-16, in the paragraph's text. */
  body: z.strictObject({ offset: z.number().int().min(0).max(10_000_000) }),
  ifMatch: true,
  response: { status: 201, schema: structureChangeSchema },
});

export const joinParagraphs = defineOperation({
  method: "POST",
  path: "/paragraphs/{paragraphId}/join",
  summary: "Join a paragraph with the one that follows it; `withId` is that one",
  policy: "translate",
  params: paragraphParams,
  body: z.strictObject({ withId: id }),
  ifMatch: true,
  response: { status: 201, schema: structureChangeSchema },
});

export const moveParagraphs = defineOperation({
  method: "POST",
  path: "/paragraphs/{paragraphId}/move",
  summary: "Move a paragraph, or all from it to `toId`, before or after another",
  policy: "translate",
  params: paragraphParams,
  body: z
    .strictObject({ beforeId: id.optional(), afterId: id.optional(), toId: id.optional() })
    .refine(({ beforeId, afterId }) => (beforeId === undefined) !== (afterId === undefined), {
      message: "Give one of `beforeId` and `afterId`.",
    }),
  response: { status: 201, schema: structureChangeSchema },
});

export const listStructureChanges = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/structure-changes",
  summary: "Splits, joins and moves of a document's paragraphs, newest first",
  policy: "view",
  params: z.strictObject({ documentId: id }),
  query: idPageQuery,
  response: { status: 200, schema: pageOf(structureChangeSchema) },
});

export const undoStructureChange = defineOperation({
  method: "POST",
  path: "/structure-changes/{structureChangeId}/undo",
  summary: "Take a split, join or move back; work done meanwhile is kept",
  policy: "translate",
  params: z.strictObject({ structureChangeId: id }),
  response: { status: 200, schema: structureChangeSchema },
});
