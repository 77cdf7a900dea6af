import { z } from "zod";
import { languageTag, RELATION_KINDS } from "@/lib/glossary/core/entry";
import { GLOSSARY_RIGHTS, LINK_RIGHTS } from "@/lib/glossary/core/rights";
import { PARTS_OF_SPEECH, TERM_STATUSES, TERM_TYPES } from "@/lib/glossary/core/term";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf, wholeQuery } from "@/lib/http/page";
import { day } from "@/lib/text/core/day";
import { storable } from "@/lib/text/core/storable";

const id = z.uuid();
const time = z.iso.datetime();
const glossaryParams = z.strictObject({ glossaryId: id });

const name = storable().trim().min(1).max(200);
const description = storable().trim().max(4000);
/** Why a change is made; kept with it. */
export const reasonField = storable().trim().max(4000);
const quorum = z.number().int().min(1).max(20);

export const glossarySchema = z.object({
  id,
  name: z.string(),
  description: z.string(),
  sourceLanguage: z.string(),
  targetLanguage: z.string(),
  version: z.number().int(),
  /** The ETag, without its quotes. */
  revision: z.number().int(),
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
  /** The project that it belongs to, if the person is in it and it is not deleted; null also while it is their own. */
  homeProjectId: id.nullable(),
  /** A project that the person owns and that may become its home: the home is deleted, and no project decides in it. */
  heirProjectId: id.nullable(),
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

const linkSchema = z.object({
  projectId: id,
  projectName: z.string(),
  right: z.enum(LINK_RIGHTS),
  /** Whether the glossary belongs to this project, which then stays linked. */
  isHome: z.boolean(),
  /** Whether its owners look after the glossary: it is the home, or stands in for it while that is deleted. */
  looksAfter: z.boolean(),
});
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
  summary: "Make a glossary; with `projectId` it belongs to that project, whose owners look after it",
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
  summary:
    "Change a glossary's name, description or rule; `homeProjectId` moves it to another project of yours, whose owners look after it from then on",
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
    homeProjectId: id.optional(),
  }),
  ifMatch: true,
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
  query: wholeQuery,
  response: { status: 200, schema: pageOf(linkSchema) },
});

export const putLink = defineOperation({
  method: "PUT",
  path: "/glossaries/{glossaryId}/links/{projectId}",
  summary:
    "Link a project that you own, with the right to read, propose or decide; your own glossary belongs to the first",
  policy: "manage",
  params: z.strictObject({ glossaryId: id, projectId: id }),
  body: z.strictObject({ right: z.enum(LINK_RIGHTS) }),
  response: { status: 200, schema: linkSchema },
});

export const deleteLink = defineOperation({
  method: "DELETE",
  path: "/glossaries/{glossaryId}/links/{projectId}",
  summary: "Take a project's link away; the one to which the glossary belongs stays linked",
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
  query: wholeQuery,
  response: {
    status: 200,
    schema: pageOf(z.object({ domain: z.string(), count: z.number().int() })),
  },
});
