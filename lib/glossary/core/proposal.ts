import { z } from "zod";
import { storable } from "@/lib/text/core/storable";
import { type Step, step } from "./change";

export const PROPOSAL_STATUSES = ["open", "accepted", "rejected", "withdrawn"] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** What speaks for a proposal: a place in a text, a source outside, or both. */
export const evidence = z.strictObject({
  documentId: z.uuid().optional(),
  paragraphId: z.uuid().optional(),
  quote: storable().max(2000).default(""),
  citation: storable().max(1000).default(""),
});
export type Evidence = z.output<typeof evidence>;

/** A proposal as it is kept. */
export type StoredChange = {
  /** What accepting it does. */
  readonly steps: readonly Step[];
  /** Terms that stand in the concept for its sake alone, as `proposed`. */
  readonly addedTermIds: readonly string[];
  /** The concept itself was made for it. */
  readonly isNewConcept: boolean;
};

export const storedChange: z.ZodType<StoredChange> = z.object({
  steps: z.array(step),
  addedTermIds: z.array(z.uuid()),
  isNewConcept: z.boolean(),
});
