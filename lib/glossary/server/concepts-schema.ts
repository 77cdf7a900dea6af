import { z } from "zod";
import {
  conceptChange,
  MAX_TERMS,
  newConceptFields,
  newTerm,
  relation,
  termChange,
} from "@/lib/glossary/core/entry";
import { TERM_STATUSES } from "@/lib/glossary/core/term";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf, wholeQuery } from "@/lib/http/page";
import { storable } from "@/lib/text/core/storable";
import { conceptSchema, reasonField, termSchema } from "./schema";

const id = z.uuid();
const glossaryParams = z.strictObject({ glossaryId: id });
const conceptParams = z.strictObject({ conceptId: id });
const termParams = z.strictObject({ termId: id });

const reason = reasonField.default("");
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

export const CONCEPT_SORTS = ["pinyin", "updated", "created"] as const;
export type ConceptSort = (typeof CONCEPT_SORTS)[number];

export const listConcepts = defineOperation({
  method: "GET",
  path: "/glossaries/{glossaryId}/concepts",
  summary: "Concepts by page; `q` finds parts of terms, pinyin and pinyin initials",
  policy: "view",
  params: glossaryParams,
  query: idPageQuery.extend({
    q: storable().trim().max(200).optional(),
    status: z.enum(TERM_STATUSES).optional(),
    domain: storable().max(200).optional(),
    undecided: flag.optional(),
    deleted: flag.optional(),
    sort: z.enum(CONCEPT_SORTS).default("pinyin"),
  }),
  response: {
    status: 200,
    schema: z.object({
      items: z.array(conceptSchema),
      nextCursor: z.string().nullable(),
      total: z.number().int(),
    }),
  },
});

export const createConcept = defineOperation({
  method: "POST",
  path: "/glossaries/{glossaryId}/concepts",
  summary: "Make a concept with its terms; without the right to decide alone, terms are `proposed`",
  policy: "translate",
  params: glossaryParams,
  body: newConceptFields.extend({
    externalId: storable().trim().min(1).max(200).nullable().default(null),
    terms: z.array(newTerm).min(1).max(MAX_TERMS),
    relations: z.array(relation).max(MAX_TERMS).default([]),
    reason,
  }),
  response: { status: 201, schema: conceptSchema },
});

export const getConcept = defineOperation({
  method: "GET",
  path: "/concepts/{conceptId}",
  summary: "One concept, also a deleted one",
  policy: "view",
  params: conceptParams,
  response: { status: 200, schema: conceptSchema },
});

export const updateConcept = defineOperation({
  method: "PATCH",
  path: "/concepts/{conceptId}",
  summary: "Change what is said of a concept, its relations or the order of its terms",
  policy: "translate",
  params: conceptParams,
  body: conceptChange.extend({
    relations: z.array(relation).max(MAX_TERMS).optional(),
    termOrder: z.array(id).max(MAX_TERMS).optional(),
    reason,
  }),
  ifMatch: true,
  response: { status: 200, schema: conceptSchema },
});

export const deleteConcept = defineOperation({
  method: "DELETE",
  path: "/concepts/{conceptId}",
  summary: "Delete a concept; it keeps its history and can be restored",
  policy: "translate",
  params: conceptParams,
  ifMatch: true,
  response: { status: 204 },
});

export const restoreConcept = defineOperation({
  method: "POST",
  path: "/concepts/{conceptId}/restore",
  summary: "Make a concept as it was at a revision again",
  policy: "translate",
  params: conceptParams,
  body: z.strictObject({ revision: z.number().int().min(1), reason }),
  ifMatch: true,
  response: { status: 200, schema: conceptSchema },
});

export const addTerm = defineOperation({
  method: "POST",
  path: "/concepts/{conceptId}/terms",
  summary: "Add a term to a concept",
  policy: "translate",
  params: conceptParams,
  body: newTerm.extend({ reason }),
  ifMatch: true,
  response: { status: 201, schema: conceptSchema },
});

export const listTerms = defineOperation({
  method: "GET",
  path: "/concepts/{conceptId}/terms",
  summary: "The terms of a concept, in order",
  policy: "view",
  params: conceptParams,
  query: wholeQuery,
  response: { status: 200, schema: pageOf(termSchema) },
});

export const updateTerm = defineOperation({
  method: "PATCH",
  path: "/terms/{termId}",
  summary: "Change a term",
  policy: "translate",
  params: termParams,
  body: termChange.extend({ reason }),
  ifMatch: true,
  response: { status: 200, schema: conceptSchema },
});

export const deleteTerm = defineOperation({
  method: "DELETE",
  path: "/terms/{termId}",
  summary: "Take a term out of its concept",
  policy: "translate",
  params: termParams,
  ifMatch: true,
  response: { status: 200, schema: conceptSchema },
});

export const bulkChange = defineOperation({
  method: "POST",
  path: "/glossaries/{glossaryId}/bulk",
  summary: "Change the domain, flags or term statuses of many concepts, or delete them, as one",
  policy: "review",
  params: glossaryParams,
  body: z.strictObject({
    conceptIds: z.array(id).min(1).max(1000),
    set: z.strictObject({
      domain: storable().trim().max(200).optional(),
      doNotTranslate: z.boolean().optional(),
      fullThenShort: z.boolean().optional(),
      /** Terms of the target language that have the first status get the second. */
      status: z.strictObject({ from: z.enum(TERM_STATUSES), to: z.enum(TERM_STATUSES) }).optional(),
      deleted: z.boolean().optional(),
    }),
    reason,
  }),
  response: {
    status: 200,
    schema: z.object({ changed: z.number().int(), unchanged: z.number().int(), importId: id.nullable() }),
  },
});

/** What made a revision of a concept. */
export const CAUSES = [
  "create",
  "edit",
  "decision",
  "import",
  "restore",
  "delete",
  "bulk",
  "undo-import",
] as const;
export type Cause = (typeof CAUSES)[number];

const revisionSchema = z.object({
  revision: z.number().int(),
  cause: z.enum(CAUSES),
  reason: z.string(),
  proposalId: id.nullable(),
  authorId: id.nullable(),
  authorName: z.string().nullable(),
  at: z.iso.datetime(),
  entry: z.record(z.string(), z.unknown()),
  /** What the concepts that it was related to are called now, deleted ones too. */
  related: z.array(z.object({ conceptId: id, name: z.string() })),
});
export type ConceptRevisionView = z.output<typeof revisionSchema>;

export const listConceptRevisions = defineOperation({
  method: "GET",
  path: "/concepts/{conceptId}/revisions",
  summary: "A concept's history, newest first, each revision whole",
  policy: "view",
  params: conceptParams,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z
      .string()
      .regex(/^\d{1,9}$/u, "This cursor is not one of ours.")
      .optional(),
  }),
  response: { status: 200, schema: pageOf(revisionSchema) },
});
