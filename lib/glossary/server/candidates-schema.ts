import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, placeCursor } from "@/lib/http/page";

const id = z.uuid();

export const CANDIDATE_KINDS = ["phrase", "quoted", "title"] as const;

const candidate = z.object({
  text: z.string(),
  kind: z.enum(CANDIDATE_KINDS),
  frequency: z.number().int(),
  /** Larger is more likely; compares candidates of one answer only. */
  score: z.number(),
  /** The first places. */
  contexts: z.array(
    z.object({
      documentId: id,
      paragraphId: id,
      /** The paragraph's number in its document, from 1. */
      number: z.number().int(),
      /** Some of the paragraph around it, with … where it goes on. */
      text: z.string(),
      /** UTF-16, half open, in `text`. */
      start: z.number().int(),
      end: z.number().int(),
    }),
  ),
});
export type CandidateView = z.output<typeof candidate>;

const query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: placeCursor(),
});
const response = {
  status: 200,
  schema: pageOf(candidate).extend({
    /** Whether there is more text than is looked through at once; the newest documents come first. */
    truncated: z.boolean(),
  }),
} as const;

export const listDocumentCandidates = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/candidates",
  summary: "What may be terms of a document and is in none of the project's glossaries, the likeliest first",
  policy: "view",
  params: z.strictObject({ documentId: id }),
  ...{ query, response },
});

export const listProjectCandidates = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/candidates",
  summary: "What may be terms of a project's documents and is in none of its glossaries, the likeliest first",
  policy: "view",
  params: z.strictObject({ projectId: id }),
  ...{ query, response },
});
