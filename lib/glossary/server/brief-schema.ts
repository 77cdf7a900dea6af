import { z } from "zod";
import { TERM_STATUSES } from "@/lib/glossary/core/term";

const id = z.uuid();

/** A concept in one line, for things that point to it. */
export const conceptBriefSchema = z.object({
  id,
  glossaryId: id,
  /** Its first term of the glossary's source language. */
  term: z.string(),
  /** What is to be written for it in the target language; null while nothing is. */
  wording: z.string().nullable(),
  /** Of the wording, or of the term while there is none. */
  status: z.enum(TERM_STATUSES),
  deleted: z.boolean(),
});
export type ConceptBrief = z.output<typeof conceptBriefSchema>;
