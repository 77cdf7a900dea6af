import { z } from "zod";
import {
  conceptChange,
  languageTag,
  MAX_TERMS,
  newConceptFields,
  newTerm,
  RELATION_KINDS,
  relation,
  termChange,
} from "@/lib/glossary/core/entry";
import { GLOSSARY_RIGHTS, LINK_RIGHTS } from "@/lib/glossary/core/rights";
import { PARTS_OF_SPEECH, TERM_STATUSES, TERM_TYPES } from "@/lib/glossary/core/term";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf } from "@/lib/http/page";
import { day } from "@/lib/text/core/day";
import { storable } from "@/lib/text/core/storable";

const id = z.uuid();
const time = z.iso.datetime();
const glossaryParams = z.strictObject({ glossaryId: id });
const conceptParams = z.strictObject({ conceptId: id });
const termParams = z.strictObject({ termId: id });

const name = storable().trim().min(1).max(200);
const description = storable().trim().max(4000);
/** Why a change is made; kept with it. */
export const reasonField = storable().trim().max(4000);
const reason = reasonField.default("");
const quorum = z.number().int().min(1).max(20);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

export const glossarySchema = z.object({
  id,
  name: z.string(),
  description: z.string(),
  sourceLanguage: z.string(),
  targetLanguage: z.string(),
  version: z.number().int(),
  rule: z.object({
    decidedByOwners: z.boolean(),
    quorum: z.number().int(),
    proposerMayVote: z.boolean(),
  }),
  /** What the person who asks may do there. */
  right: z.enum(GLOSSARY_RIGHTS),
  /** Whether their word alone is a decision. */
  decidesAlone: z.boolean(),
  conceptCount: z.number().int(),
  openProposals: z.number().int(),
  /** The person's projects that link it. */
  projectIds: z.array(id),
  createdAt: time,
});
export type GlossaryView = z.output<typeof glossarySchema>;

export const termSchema = z.object({
  id,
  language: z.string(),
  text: z.string(),
  status: z.enum(TERM_STATUSES),
  type: z.enum(TERM_TYPES).nullable(),
  partOfSpeech: z.enum(PARTS_OF_SPEECH).nullable(),
  authority: z.string(),
  citation: z.string(),
  date: day.nullable(),
  validFrom: day.nullable(),
  validUntil: day.nullable(),
  occasion: z.string(),
  usageNote: z.string(),
});
export type TermView = z.output<typeof termSchema>;

export const conceptSchema = z.object({
  id,
  glossaryId: id,
  externalId: z.string().nullable(),
  revision: z.number().int(),
  domain: z.string(),
  definition: z.string(),
  note: z.string(),
  doNotTranslate: z.boolean(),
  fullThenShort: z.boolean(),
  /** How the first source term is read, with tone marks: "mìng yùn gòng tóng tǐ"; "" when it is not Chinese. */
  pinyin: z.string(),
  terms: z.array(termSchema),
  relations: z.array(z.object({ conceptId: id, kind: z.enum(RELATION_KINDS), name: z.string() })),
  openProposals: z.number().int(),
  deleted: z.boolean(),
  createdAt: time,
  updatedAt: time,
});
export type ConceptView = z.output<typeof conceptSchema>;

const linkSchema = z.object({ projectId: id, projectName: z.string(), right: z.enum(LINK_RIGHTS) });
export type LinkView = z.output<typeof linkSchema>;

export const listGlossaries = defineOperation({
  method: "GET",
  path: "/glossaries",
  summary: "The glossaries that you reach, newest first; of one project with `projectId`",
  policy: "signed-in",
  query: idPageQuery.extend({ projectId: id.optional() }),
  response: { status: 200, schema: pageOf(glossarySchema) },
});

export const createGlossary = defineOperation({
  method: "POST",
  path: "/glossaries",
  summary: "Make a glossary; with `projectId`, linked to that project with the right to decide",
  policy: "signed-in",
  body: z.strictObject({
    name,
    description: description.optional(),
    projectId: id.optional(),
    sourceLanguage: languageTag.optional(),
    targetLanguage: languageTag.optional(),
  }),
  response: { status: 201, schema: glossarySchema },
});

export const getGlossary = defineOperation({
  method: "GET",
  path: "/glossaries/{glossaryId}",
  summary: "One glossary",
  policy: "view",
  params: glossaryParams,
  response: { status: 200, schema: glossarySchema },
});

export const updateGlossary = defineOperation({
  method: "PATCH",
  path: "/glossaries/{glossaryId}",
  summary: "Change a glossary's name, description or rule",
  policy: "manage",
  params: glossaryParams,
  body: z.strictObject({
    name: name.optional(),
    description: description.optional(),
    rule: z
      .strictObject({
        decidedByOwners: z.boolean().optional(),
        quorum: quorum.optional(),
        proposerMayVote: z.boolean().optional(),
      })
      .optional(),
  }),
  response: { status: 200, schema: glossarySchema },
});

export const deleteGlossary = defineOperation({
  method: "DELETE",
  path: "/glossaries/{glossaryId}",
  summary: "Delete a glossary; it can be restored",
  policy: "manage",
  params: glossaryParams,
  response: { status: 204 },
});

export const restoreGlossary = defineOperation({
  method: "POST",
  path: "/glossaries/{glossaryId}/restore",
  summary: "Bring a deleted glossary back",
  policy: "manage",
  params: glossaryParams,
  response: { status: 200, schema: glossarySchema },
});

export const listLinks = defineOperation({
  method: "GET",
  path: "/glossaries/{glossaryId}/links",
  summary: "The projects that use a glossary, as far as you are a member of them",
  policy: "view",
  params: glossaryParams,
  response: { status: 200, schema: z.object({ items: z.array(linkSchema) }) },
});

export const putLink = defineOperation({
  method: "PUT",
  path: "/glossaries/{glossaryId}/links/{projectId}",
  summary: "Link a project that you own, with the right to read, propose or decide",
  policy: "manage",
  params: z.strictObject({ glossaryId: id, projectId: id }),
  body: z.strictObject({ right: z.enum(LINK_RIGHTS) }),
  response: { status: 200, schema: linkSchema },
});

export const deleteLink = defineOperation({
  method: "DELETE",
  path: "/glossaries/{glossaryId}/links/{projectId}",
  summary: "Take a project's link away",
  policy: "manage",
  params: z.strictObject({ glossaryId: id, projectId: id }),
  response: { status: 204 },
});

export const listDomains = defineOperation({
  method: "GET",
  path: "/glossaries/{glossaryId}/domains",
  summary: "The domains in use, with how many concepts each has",
  policy: "view",
  params: glossaryParams,
  response: {
    status: 200,
    schema: z.object({ items: z.array(z.object({ domain: z.string(), count: z.number().int() })) }),
  },
});

export const SORTS = ["pinyin", "updated", "created"] as const;

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
    sort: z.enum(SORTS).default("pinyin"),
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
  response: { status: 200, schema: z.object({ items: z.array(termSchema) }) },
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

const revisionSchema = z.object({
  revision: z.number().int(),
  cause: z.string(),
  reason: z.string(),
  proposalId: id.nullable(),
  authorId: id.nullable(),
  authorName: z.string().nullable(),
  at: time,
  entry: z.record(z.string(), z.unknown()),
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
