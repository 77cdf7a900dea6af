import { z } from "zod";
import { step } from "@/lib/glossary/core/change";
import { MAX_TERMS, newConceptFields, newTerm } from "@/lib/glossary/core/entry";
import { evidence, PROPOSAL_STATUSES } from "@/lib/glossary/core/proposal";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf } from "@/lib/http/page";
import { conceptSchema, reasonField } from "./schema";

const id = z.uuid();
const time = z.iso.datetime();
const glossaryParams = z.strictObject({ glossaryId: id });
const proposalParams = z.strictObject({ proposalId: id });

const vote = z.object({
  userId: id,
  name: z.string().nullable(),
  agrees: z.boolean(),
  reason: z.string(),
  at: time,
  /** False when the person has no vote any more. */
  counts: z.boolean(),
});

const evidenceView = evidence.extend({
  /** Where the place is now; null without one, and for a place in a project that you are no member of. */
  place: z
    .object({
      projectId: id,
      documentId: id,
      documentTitle: z.string(),
      /** The paragraph's number in its document, from 1; null while it is set aside. */
      number: z.number().int().nullable(),
      /** Whether the quote still stands there, in the source or a track. */
      stands: z.boolean(),
    })
    .nullable(),
});
export type EvidenceView = z.output<typeof evidenceView>;

export const termProposalSchema = z.object({
  id,
  glossaryId: id,
  /** The glossary's, in which its concept is called. */
  sourceLanguage: z.string(),
  status: z.enum(PROPOSAL_STATUSES),
  reason: z.string(),
  /** Grows when its maker changes it. */
  revision: z.number().int(),
  evidence: z.array(evidenceView),
  steps: z.array(step),
  isNewConcept: z.boolean(),
  createdById: id,
  createdByName: z.string().nullable(),
  createdAt: time,
  votes: z.array(vote),
  /** Votes that agree, and how many the rule asks for. */
  agreed: z.number().int(),
  quorum: z.number().int(),
  /** What the person who asks may do with it. */
  may: z.object({ vote: z.boolean(), decide: z.boolean(), withdraw: z.boolean(), change: z.boolean() }),
  /** Terms that stand in the concept for its sake alone. */
  addedTermIds: z.array(id),
  decision: z
    .object({
      accepted: z.boolean(),
      reason: z.string(),
      decidedById: id,
      decidedByName: z.string().nullable(),
      at: time,
      /** The rule and the votes as they stood then, dissent among them. */
      record: z.record(z.string(), z.unknown()),
    })
    .nullable(),
  /** The concept as it stands. */
  concept: conceptSchema,
});
export type TermProposalView = z.output<typeof termProposalSchema>;

const proposalResponse = { status: 200, schema: termProposalSchema } as const;

export const createTermProposal = defineOperation({
  method: "POST",
  path: "/glossaries/{glossaryId}/proposals",
  summary: "Propose a new concept (`concept`), or a change to one (`conceptId` and `steps`)",
  policy: "translate",
  params: glossaryParams,
  body: z
    .strictObject({
      conceptId: id.optional(),
      steps: z.array(step).min(1).max(MAX_TERMS).optional(),
      concept: newConceptFields.extend({ terms: z.array(newTerm).min(1).max(MAX_TERMS) }).optional(),
      reason: reasonField.default(""),
      evidence: z.array(evidence).max(100).default([]),
    })
    .refine(
      ({ conceptId, steps, concept }) =>
        concept === undefined
          ? conceptId !== undefined && steps !== undefined
          : conceptId === undefined && steps === undefined,
      "Give either a new concept, or conceptId and steps.",
    ),
  response: { status: 201, schema: termProposalSchema },
});

export const listTermProposals = defineOperation({
  method: "GET",
  path: "/glossaries/{glossaryId}/proposals",
  summary: "Proposals of a glossary, newest first",
  policy: "view",
  params: glossaryParams,
  query: idPageQuery.extend({
    status: z.enum(PROPOSAL_STATUSES).optional(),
    conceptId: id.optional(),
  }),
  response: { status: 200, schema: pageOf(termProposalSchema) },
});

export const listProposalsToVote = defineOperation({
  method: "GET",
  path: "/me/proposals",
  summary: "Open proposals that wait for your vote or decision, in every glossary where you have one",
  policy: "signed-in",
  query: idPageQuery,
  response: { status: 200, schema: pageOf(termProposalSchema) },
});

export const getTermProposal = defineOperation({
  method: "GET",
  path: "/proposals/{proposalId}",
  summary: "One proposal with its votes and its decision",
  policy: "view",
  params: proposalParams,
  response: proposalResponse,
});

export const changeTermProposal = defineOperation({
  method: "PATCH",
  path: "/proposals/{proposalId}",
  summary:
    "Change a proposal of your own on which nobody else has voted; `steps` take the place of its steps",
  policy: "translate",
  params: proposalParams,
  body: z.strictObject({
    steps: z.array(step).max(MAX_TERMS).optional(),
    reason: reasonField.optional(),
    evidence: z.array(evidence).max(100).optional(),
  }),
  ifMatch: true,
  response: proposalResponse,
});

export const castVote = defineOperation({
  method: "POST",
  path: "/proposals/{proposalId}/votes",
  summary: "Vote, or vote anew; with If-Match, only on the proposal as you have read it",
  policy: "review",
  params: proposalParams,
  ifMatch: true,
  body: z.strictObject({ agrees: z.boolean(), reason: reasonField.default("") }),
  response: proposalResponse,
});

export const withdrawVote = defineOperation({
  method: "DELETE",
  path: "/proposals/{proposalId}/votes",
  summary: "Take your vote back",
  policy: "review",
  params: proposalParams,
  response: proposalResponse,
});

export const decideProposal = defineOperation({
  method: "POST",
  path: "/proposals/{proposalId}/decide",
  summary: "Accept or reject a proposal; your own word counts as a vote, and the rule's number must agree",
  policy: "review",
  params: proposalParams,
  ifMatch: true,
  body: z.strictObject({ accept: z.boolean(), reason: reasonField.default("") }),
  response: proposalResponse,
});

export const withdrawProposal = defineOperation({
  method: "POST",
  path: "/proposals/{proposalId}/withdraw",
  summary: "Take a proposal of your own back",
  policy: "translate",
  params: proposalParams,
  response: proposalResponse,
});
