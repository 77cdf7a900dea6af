import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, placeCursor } from "@/lib/http/page";

const id = z.uuid();
const count = z.number().int();
const share = z.number().describe("Of the words of both texts, 0 to 1");

export const MOST_COMPARED = 4;
/** Paragraphs that are compared in one turn, at most. */
export const COMPARED_AT_ONCE = 500;

/** How one paragraph's renderings differ. */
export const differenceSchema = z.object({
  paragraphId: id,
  /** From 1, among the paragraphs that are shown. */
  number: count,
  /** The beginning of the source. */
  source: z.string(),
  /** The mean of `shares`. */
  share,
  /** How much of each track's words differs from the base. */
  shares: z.array(z.object({ trackId: id, share })),
  /** The track that stands clearly apart from the others. */
  outlier: id.nullable(),
  /** The track nearest to all others. */
  consensus: id.nullable(),
  /** Tracks without words here. */
  missing: z.array(id),
  /** Some of the texts are so long that they were compared by whole sentences. */
  rough: z.boolean(),
});
export type DifferenceView = z.output<typeof differenceSchema>;

const differences = pageOf(differenceSchema).extend({
  /** Paragraphs of the document, and those compared by this turn's end. */
  total: count,
  compared: count,
});
export type DifferencesView = z.output<typeof differences>;

export const listDifferences = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/differences",
  summary:
    "How tracks differ from a base, in the order of the paragraphs, in turns; paragraphs where all are the same are left out",
  policy: "view",
  params: z.strictObject({ documentId: id }),
  query: z.strictObject({
    /** Two to four tracks, the base among them. */
    track: z.array(id).min(2).max(MOST_COMPARED),
    base: id,
    /** The paragraph to begin with, counted from 0. */
    cursor: placeCursor(),
    limit: z.coerce.number().int().min(1).max(COMPARED_AT_ONCE).default(COMPARED_AT_ONCE),
  }),
  response: { status: 200, schema: differences },
});
