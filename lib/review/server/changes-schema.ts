import { z } from "zod";
import { idCursor } from "@/lib/documents/server/cursors";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, pageQuery, wholeFields } from "@/lib/http/page";
import { trackedChangeSchema } from "@/lib/review/core/report";

const id = z.uuid();

export const listTrackChanges = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}/changes",
  summary: "The renderings of a track that are not as their translator confirmed them, in order",
  policy: "view",
  params: z.strictObject({ trackId: id }),
  query: pageQuery.extend({ cursor: idCursor }),
  response: { status: 200, schema: pageOf(trackedChangeSchema) },
});

export const listDocumentChanges = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/changes",
  summary: "The same of the renderings of these paragraphs in these tracks",
  policy: "view",
  params: z.strictObject({ documentId: id }),
  query: z.strictObject({
    /** Up to 200 paragraphs. */
    paragraph: z.union([id.transform((one) => [one]), z.array(id).max(200)]),
    track: z.union([id.transform((one) => [one]), z.array(id).max(8)]),
    ...wholeFields,
  }),
  response: { status: 200, schema: pageOf(trackedChangeSchema) },
});
