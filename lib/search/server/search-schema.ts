import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { pageQuery } from "@/lib/http/page";
import { STATES } from "@/lib/renderings/core/state";
import { FOUND_KINDS } from "@/lib/search/core/found";
import { storable } from "@/lib/text/core/storable";

const id = z.uuid();

/** No search counts more of a kind. */
export const MOST_COUNTABLE = 1_000_000;

const span = z.object({ start: z.number().int(), end: z.number().int() });

/** What is left out of a text that is told in part. */
const cut = { isCutBefore: z.boolean(), isCutAfter: z.boolean() };

/** One place in the middle of its line. */
const lineSchema = z.object({
  before: z.string(),
  found: z.string(),
  after: z.string(),
  ...cut,
  /** The sentence on the other side; null where nothing stands beside it. */
  beside: z
    .object({
      name: z.string(),
      language: z.string(),
      text: z.string(),
      ...cut,
      /** Both sides have as many sentences; otherwise it is the one about as far along. */
      isSure: z.boolean(),
    })
    .nullable(),
});
export type FoundLine = z.output<typeof lineSchema>;

export const foundSchema = z.object({
  kind: z.enum(FOUND_KINDS),
  /** Of the paragraph, rendering, term or comment. */
  id,
  /** The part around the words, cut between characters. */
  text: z.string(),
  ...cut,
  /** BCP 47; empty for comments. */
  language: z.string(),
  /** Where the words stand in `text`: half-open UTF-16 offsets. */
  spans: z.array(span),
  /** Each place in its context; for `view=concordance` alone. */
  lines: z.array(lineSchema),
  project: z.object({ id, name: z.string() }).nullable(),
  document: z.object({ id, title: z.string() }).nullable(),
  /** `number` counts the paragraphs that are shown, from 1. */
  paragraph: z.object({ id, number: z.number().int() }).nullable(),
  track: z.object({ id, name: z.string() }).nullable(),
  state: z.enum(STATES).nullable(),
  /** Sent back by a reviewer. */
  needsWork: z.boolean(),
  glossary: z.object({ id, name: z.string() }).nullable(),
  conceptId: id.nullable(),
  proposalId: id.nullable(),
  threadId: id.nullable(),
  /** What stands beside it there: the source of a rendering, the renderings of a source, the other terms of a concept. */
  counterparts: z.array(z.object({ name: z.string(), language: z.string(), text: z.string(), ...cut })),
});
export type Found = z.output<typeof foundSchema>;

const countsSchema = z.object({
  source: z.number().int(),
  rendering: z.number().int(),
  term: z.number().int(),
  comment: z.number().int(),
});
export type FoundCounts = z.output<typeof countsSchema>;

const foundPageSchema = z.object({
  items: z.array(foundSchema),
  nextCursor: z.string().nullable(),
  /** How many there are of each kind, on whatever page, as far as they are counted. */
  counts: countsSchema,
  /** Kinds of which there are more than are counted. */
  over: z.array(z.enum(FOUND_KINDS)),
});
export type FoundPage = z.output<typeof foundPageSchema>;

export const search = defineOperation({
  method: "GET",
  path: "/search",
  summary:
    "Sources, renderings, terms and comments that say these words, in all projects of the person; simplified finds traditional, a last word may be a beginning",
  policy: "signed-in",
  query: pageQuery.extend({
    /** What the page before gave. */
    cursor: z.string().min(1).max(1000).optional(),
    q: storable().trim().min(1).max(200),
    kind: z.enum(FOUND_KINDS).optional(),
    project: id.optional(),
    document: id.optional(),
    /** Renderings of this track only. */
    track: id.optional(),
    /** Renderings of this state only. */
    state: z.enum(STATES).optional(),
    /** Whole texts as far as they are told, or also every place in its context with what stands beside it. */
    view: z.enum(["texts", "concordance"]).default("texts"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** So many of a kind are counted at most, 1,000 when it is not said: counting more takes longer. */
    counted: z.coerce.number().int().min(1).max(MOST_COUNTABLE).optional(),
  }),
  response: { status: 200, schema: foundPageSchema },
});
