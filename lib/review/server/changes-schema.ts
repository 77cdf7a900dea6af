import { z } from "zod";
import { idCursor } from "@/lib/documents/server/cursors";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, pageQuery } from "@/lib/http/page";
import { STATES } from "@/lib/renderings/core/state";

const id = z.uuid();
const count = z.number().int();

export const trackedChangeSchema = z.object({
  renderingId: id,
  trackId: id,
  paragraphId: id,
  /** The paragraph's number in its document, from 1. */
  number: count,
  source: z.string(),
  /** As its translator confirmed it. */
  before: z.object({
    text: z.string(),
    revision: count,
    at: z.iso.datetime(),
    byName: z.string().nullable(),
  }),
  /** As it stands. */
  after: z.object({
    text: z.string(),
    revision: count,
    state: z.enum(STATES),
    needsWork: z.boolean(),
    /** Who changed it since, in the order of their first change. */
    byNames: z.array(z.string()),
  }),
  /** Of the words of both, those that changed: 0 to 1. */
  share: z.number(),
});
export type TrackedChange = z.output<typeof trackedChangeSchema>;

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
  }),
  response: { status: 200, schema: z.object({ items: z.array(trackedChangeSchema) }) },
});
