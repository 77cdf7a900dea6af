import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { BANDS } from "@/lib/memory/core/analysis";

const id = z.uuid();
const count = z.number().int();

export const analysisSchema = z.object({
  /** By how much the memories have, each with its share of the document. */
  bands: z.array(z.object({ band: z.enum(BANDS), paragraphs: count, characters: count })),
  paragraphs: count,
  characters: count,
});
export type MemoryAnalysis = z.output<typeof analysisSchema>;

export const analyzeDocument = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/memory-analysis",
  summary: "How much of a document the project's memories have: repetitions, the same, similar in bands, new",
  policy: "view",
  params: z.strictObject({ documentId: id }),
  query: z.strictObject({ track: id.optional() }),
  response: { status: 200, schema: analysisSchema },
});

const row = z.object({
  paragraphId: id,
  /** The paragraph's place in the document, from 1. */
  number: count,
  source: z.string(),
  text: z.string(),
  unitId: z.string(),
  kind: z.enum(["in-context", "exact", "numbers", "fuzzy"]),
  score: z.number(),
  /** Numbers of the paragraph that a person must put in. */
  open: z.array(z.string()),
  /** Written, or of a preview: would be. */
  filled: z.boolean(),
});
export type FillRow = z.output<typeof row>;

export const filledSchema = z.object({
  /** Null of a preview, and where nothing was written. */
  fillId: id.nullable(),
  preview: z.boolean(),
  filled: count,
  rows: z.array(row),
});
export type MemoryFilled = z.output<typeof filledSchema>;

export const fillTrack = defineOperation({
  method: "POST",
  path: "/tracks/{trackId}/memory-fill",
  summary:
    "Fill a track's empty renderings from the memories, unconfirmed and undone as one; preview=true writes nothing",
  policy: "translate",
  params: z.strictObject({ trackId: id }),
  body: z.strictObject({
    threshold: z.number().min(0.5).max(1).default(0.95),
    preview: z.boolean().default(false),
    /** Only these; all that reach the threshold when absent. */
    paragraphIds: z.array(id).max(20_000).optional(),
  }),
  response: { status: 200, schema: filledSchema },
});

export const undoFill = defineOperation({
  method: "POST",
  path: "/memory-fills/{memoryFillId}/undo",
  summary: "Empty again what was filled; what was changed or confirmed since stays",
  policy: "translate",
  params: z.strictObject({ memoryFillId: id }),
  response: { status: 200, schema: z.object({ emptied: count, kept: count }) },
});
