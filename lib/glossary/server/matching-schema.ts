import { z } from "zod";
import { VERDICTS } from "@/lib/glossary/core/term";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, wholeQuery } from "@/lib/http/page";
import { day, timeZone } from "@/lib/text/core/day";
import { storable } from "@/lib/text/core/storable";
import { termSchema } from "./schema";

const id = z.uuid();
const glossaryParams = z.strictObject({ glossaryId: id });
/** The longest text that is looked through at once, in UTF-16 units; a document comes in paragraphs. */
export const MOST_TEXT = 100_000;
const text = storable().max(
  MOST_TEXT,
  "A text holds at most 100,000 characters: send a longer one in parts.",
);

/** Until when something is to be left as it is. */
export const askedEndFields = {
  /** The last day on which it is left; for good when absent. */
  expiresOn: day.nullable().default(null),
  /** Whose day that is, "Asia/Shanghai"; UTC's when absent. */
  timeZone: timeZone.optional(),
};
/** Until when something is left as it is: the day that was given, and its last moment where it was given. */
export const waiverEndFields = { expiresOn: day.nullable(), expiresAt: z.iso.datetime().nullable() };

const span = z.object({ start: z.number().int(), end: z.number().int() });

const plainOccurrence = z.object({
  conceptId: id,
  termId: id,
  text: z.string(),
  /** UTF-16, half open. */
  ...span.shape,
});
export const occurrenceSchema = plainOccurrence.extend({
  /** Terms inside this one, each with its own `inner`. */
  inner: z.array(plainOccurrence.extend({ inner: z.array(z.unknown()) })),
});

export const verdictSchema = z.object({
  conceptId: id,
  externalId: z.string().nullable(),
  ...span.shape,
  verdict: z.enum(VERDICTS),
  targetSpans: z.array(span),
  termId: id.nullable(),
});

const occurrences = { status: 200, schema: z.object({ items: z.array(occurrenceSchema) }) } as const;

export const recognize = defineOperation({
  method: "POST",
  path: "/glossaries/{glossaryId}/recognize",
  summary: "The terms in any text of the source language: longest match first, inner ones folded under it",
  policy: "view",
  params: glossaryParams,
  body: z.strictObject({ text }),
  response: occurrences,
});

export const verdicts = defineOperation({
  method: "POST",
  path: "/glossaries/{glossaryId}/verdicts",
  summary: "For each concept of a source text: whether the wording that holds on `date` stands in the target",
  policy: "view",
  params: glossaryParams,
  body: z.strictObject({ source: text, target: text, date: day.nullable().optional() }),
  response: { status: 200, schema: z.object({ items: z.array(verdictSchema) }) },
});

export const listOccurrences = defineOperation({
  method: "GET",
  path: "/paragraphs/{paragraphId}/occurrences",
  summary: "The terms in a paragraph, of every glossary that its project uses",
  policy: "view",
  params: z.strictObject({ paragraphId: id }),
  query: wholeQuery,
  response: { status: 200, schema: pageOf(occurrenceSchema) },
});

const conceptInText = z.object({
  id,
  glossaryId: id,
  glossaryName: z.string(),
  domain: z.string(),
  definition: z.string(),
  note: z.string(),
  doNotTranslate: z.boolean(),
  fullThenShort: z.boolean(),
  pinyin: z.string(),
  terms: z.array(termSchema),
});
export type ConceptInText = z.output<typeof conceptInText>;

/** A verdict, or "waived" by a person with a reason. */
export const SHOWN_VERDICTS = [...VERDICTS, "waived"] as const;

const shownVerdict = verdictSchema.omit({ verdict: true }).extend({
  verdict: z.enum(SHOWN_VERDICTS),
  waiverId: id.nullable(),
});
export type ShownVerdict = z.output<typeof shownVerdict>;

export const listDocumentTerms = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/terms",
  summary:
    "Terms of paragraphs and the verdicts of their renderings in the tracks asked for; the concepts once each",
  policy: "view",
  params: z.strictObject({ documentId: id }),
  query: z.strictObject({
    /** Up to 200 paragraphs. */
    paragraph: z.union([id.transform((one) => [one]), z.array(id).max(200)]),
    track: z.union([id.transform((one) => [one]), z.array(id).max(8)]).default([]),
  }),
  response: {
    status: 200,
    schema: z.object({
      /** The document's: which wordings are held against its translations. */
      date: day.nullable(),
      paragraphs: z.array(
        z.object({
          paragraphId: id,
          occurrences: z.array(occurrenceSchema),
          /** The same by decided terms alone, by which the verdicts are; null where these are all that stand there. */
          decided: z.array(occurrenceSchema).nullable(),
          renderings: z.array(
            z.object({
              renderingId: id,
              trackId: id,
              revision: z.number().int(),
              verdicts: z.array(shownVerdict),
            }),
          ),
        }),
      ),
      concepts: z.array(conceptInText),
    }),
  },
});

export const waive = defineOperation({
  method: "POST",
  path: "/renderings/{renderingId}/waivers",
  summary: "Leave a concept's wording as it is in this rendering, with a reason, until a day if one is given",
  policy: "translate",
  params: z.strictObject({ renderingId: id }),
  body: z.strictObject({
    conceptId: id,
    reason: storable().trim().min(1).max(2000),
    ...askedEndFields,
  }),
  response: { status: 201, schema: z.object({ id }) },
});

export const unwaive = defineOperation({
  method: "DELETE",
  path: "/renderings/{renderingId}/waivers/{waiverId}",
  summary: "Take a waiver back",
  policy: "translate",
  params: z.strictObject({ renderingId: id, waiverId: id }),
  response: { status: 204 },
});

const place = z.object({
  documentId: id,
  documentTitle: z.string(),
  projectId: id,
  date: day.nullable(),
  paragraphId: id,
  /** The paragraph's number in its document, from 1. */
  number: z.number().int(),
  text: z.string(),
  spans: z.array(span),
  renderings: z.array(
    z.object({
      renderingId: id,
      trackId: id,
      trackName: z.string(),
      text: z.string(),
      state: z.string(),
      revision: z.number().int(),
      verdict: z.enum(SHOWN_VERDICTS),
      targetSpans: z.array(span),
      waiver: z
        .object({
          id,
          reason: z.string(),
          ...waiverEndFields,
          byName: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
});
export type DossierPlace = z.output<typeof place>;

const dossier = z.object({
  items: z.array(place),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
  /** Renderings by verdict, over all places. */
  counts: z.record(z.enum(SHOWN_VERDICTS), z.number().int()),
  /** The same by the month of the document's date ("2020-11"; "" without a date), in order. */
  byMonth: z.array(
    z.object({ month: z.string(), counts: z.record(z.enum(SHOWN_VERDICTS), z.number().int()) }),
  ),
  documents: z.array(z.object({ id, title: z.string(), places: z.number().int() })),
});
export type Dossier = z.output<typeof dossier>;
/** Renderings by verdict. */
export type Counts = Dossier["counts"];

export const listConceptOccurrences = defineOperation({
  method: "GET",
  path: "/concepts/{conceptId}/occurrences",
  summary:
    "The dossier: every place of a concept in your projects' documents, with its verdict in every track",
  policy: "view",
  params: z.strictObject({ conceptId: id }),
  query: z.strictObject({
    verdict: z.enum(SHOWN_VERDICTS).optional(),
    documentId: id.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
    cursor: z
      .string()
      .regex(/^\d{1,7}$/u, "This cursor is not one of ours.")
      .optional(),
  }),
  response: {
    status: 200,
    schema: dossier,
  },
});
