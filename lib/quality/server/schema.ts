import { z } from "zod";
import { idCursor } from "@/lib/documents/server/cursors";
import { askedEndFields, waiverEndFields } from "@/lib/glossary/server/matching-schema";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, wholeFields, wholeQuery } from "@/lib/http/page";
import { CHECK_IDS } from "@/lib/quality/core/checks";
import { SEVERITIES } from "@/lib/quality/core/finding";
import { PATTERN_KINDS, PATTERN_LIMITS } from "@/lib/quality/core/own-patterns";
import { day } from "@/lib/text/core/day";
import { storable } from "@/lib/text/core/storable";

const id = z.uuid();
const count = z.number().int();
/** The longest text that is checked at once; a document comes in paragraphs. */
const text = storable().max(100_000);

const place = z.object({
  /** UTF-16, half open. */
  start: count,
  end: count,
  text: z.string(),
  /** What was read there, where there is a value to read. */
  value: z.string().optional(),
});

export const findingSchema = z.object({
  check: z.enum(CHECK_IDS),
  severity: z.enum(SEVERITIES),
  /** A sentence in the language of the request. */
  message: z.string(),
  source: place.nullable(),
  target: place.nullable(),
});
export type FindingView = z.output<typeof findingSchema>;

export const checkPair = defineOperation({
  method: "POST",
  path: "/checks",
  summary: "Check any pair of texts; nothing is stored",
  policy: "signed-in",
  body: z.strictObject({
    source: text,
    target: text,
    /** The document's: which wordings of the glossary held then. */
    date: day.nullable().optional(),
    glossaryId: id.optional(),
    /** Only these; all when absent. */
    checks: z.array(z.enum(CHECK_IDS)).max(CHECK_IDS.length).optional(),
  }),
  response: { status: 200, schema: z.object({ findings: z.array(findingSchema) }) },
});

const waiverSchema = z.object({
  id,
  reason: z.string(),
  ...waiverEndFields,
  byName: z.string().nullable(),
  createdAt: z.iso.datetime(),
});

const keptFinding = findingSchema.extend({
  /** Of the message, with what fills it in, for who says it in another language. */
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Found by looking at the whole track, not at this pair alone. */
  ofTrack: z.boolean(),
  /** What a waiver names; it survives small edits elsewhere. */
  fingerprint: z.string(),
  /** Why it is left as it is; null when nobody said so. */
  waiver: waiverSchema.nullable(),
});
export type KeptFinding = z.output<typeof keptFinding>;

const renderingFindings = z.object({
  renderingId: id,
  trackId: id,
  paragraphId: id,
  revision: count,
  findings: z.array(keptFinding),
  /** All that is left as it is there, whether or not it is found in the text as it is: a finding, or a concept's wording. */
  left: z.array(
    z.union([
      z.object({ check: z.string(), fingerprint: z.string(), waiver: waiverSchema }),
      z.object({ conceptId: id, waiver: waiverSchema }),
    ]),
  ),
  /** Concepts of the paragraph's source that the track names before, for `first-mention`; null where no glossary asks for full forms first. */
  mentions: z
    .object({
      /** Whose first mention is past. */
      met: z.array(id).readonly(),
      /** That running text had in full. */
      written: z.array(id).readonly(),
    })
    .nullable(),
});
export type RenderingFindings = z.output<typeof renderingFindings>;

export const listRenderingFindings = defineOperation({
  method: "GET",
  path: "/renderings/{renderingId}/findings",
  summary: "What the checks of its project report on a rendering",
  policy: "view",
  params: z.strictObject({ renderingId: id }),
  query: wholeQuery,
  response: { status: 200, schema: pageOf(keptFinding) },
});

export const listDocumentFindings = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/findings",
  summary: "What the checks report on the renderings of these paragraphs in these tracks",
  policy: "view",
  params: z.strictObject({ documentId: id }),
  query: z.strictObject({
    /** Up to 200 paragraphs. */
    paragraph: z.union([id.transform((one) => [one]), z.array(id).max(200)]),
    track: z.union([id.transform((one) => [one]), z.array(id).max(8)]),
    ...wholeFields,
  }),
  response: { status: 200, schema: pageOf(renderingFindings) },
});

const placedFinding = keptFinding.extend({
  renderingId: id,
  paragraphId: id,
  /** The paragraph's number in its document, from 1. */
  number: count,
});
export type PlacedFinding = z.output<typeof placedFinding>;

export const listTrackFindings = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}/findings",
  summary:
    "What the checks report on a whole track, some hundred paragraphs at a time: follow nextCursor until it is null",
  policy: "view",
  params: z.strictObject({ trackId: id }),
  query: z.strictObject({
    /** How many paragraphs are looked at, not how many findings come. */
    limit: z.coerce.number().int().min(1).max(1000).default(200),
    /** The paragraph to go on after. */
    cursor: idCursor,
  }),
  response: {
    status: 200,
    schema: z.object({
      items: z.array(placedFinding),
      nextCursor: z.string().nullable(),
      /** Paragraphs looked at so far, and all of them. */
      checked: count,
      total: count,
    }),
  },
});

const sourceFinding = findingSchema.omit({ target: true }).extend({
  ...keptFinding.pick({ code: true, values: true, fingerprint: true, waiver: true }).shape,
  source: place,
  paragraphId: id,
  /** The paragraph's number in its document, from 1. */
  number: count,
});
export type SourceFinding = z.output<typeof sourceFinding>;

export const listSourceFindings = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/source-findings",
  summary:
    "What the checks of sources report on a document's own text: on these paragraphs, or on all, some hundred at a time",
  policy: "view",
  params: z.strictObject({ documentId: id }),
  query: z.strictObject({
    /** Up to 200 paragraphs; all of the document when absent. */
    paragraph: z.union([id.transform((one) => [one]), z.array(id).max(200)]).optional(),
    /** How many paragraphs are looked at, not how many findings come. */
    limit: z.coerce.number().int().min(1).max(1000).default(500),
    /** The paragraph to go on after. */
    cursor: idCursor,
  }),
  response: {
    status: 200,
    schema: z.object({
      items: z.array(sourceFinding),
      nextCursor: z.string().nullable(),
      /** Paragraphs looked at so far, and all of them. */
      checked: count,
      total: count,
    }),
  },
});

const waiving = z.strictObject({
  check: z.enum(CHECK_IDS),
  fingerprint: z.string().regex(/^[\w-]{1,200}$/u, "is no fingerprint of a finding"),
  reason: storable().trim().min(1).max(2000),
  ...askedEndFields,
});

export const waiveFinding = defineOperation({
  method: "POST",
  path: "/renderings/{renderingId}/finding-waivers",
  summary:
    "Leave a finding as it is, with a reason; it comes back when a text changes materially, or on a day",
  policy: "translate",
  params: z.strictObject({ renderingId: id }),
  body: waiving,
  response: { status: 201, schema: z.object({ id }) },
});

export const unwaiveFinding = defineOperation({
  method: "DELETE",
  path: "/renderings/{renderingId}/finding-waivers/{waiverId}",
  summary: "Take the waiver of a finding back",
  policy: "translate",
  params: z.strictObject({ renderingId: id, waiverId: id }),
  response: { status: 204 },
});

export const waiveSourceFinding = defineOperation({
  method: "POST",
  path: "/paragraphs/{paragraphId}/finding-waivers",
  summary:
    "Leave a finding on a source as it is, with a reason; it comes back when the text changes materially, or on a day",
  policy: "translate",
  params: z.strictObject({ paragraphId: id }),
  body: waiving,
  response: { status: 201, schema: z.object({ id }) },
});

export const unwaiveSourceFinding = defineOperation({
  method: "DELETE",
  path: "/paragraphs/{paragraphId}/finding-waivers/{waiverId}",
  summary: "Take the waiver of a finding on a source back",
  policy: "translate",
  params: z.strictObject({ paragraphId: id, waiverId: id }),
  response: { status: 204 },
});

/** `severity` null: the check's own. */
const setting = z.strictObject({ on: z.boolean(), severity: z.enum(SEVERITIES).nullable() });
const pattern = z.strictObject({
  id,
  name: storable().trim().min(1).max(200),
  kind: z.enum(PATTERN_KINDS),
  /** RE2's syntax: no backreferences, no lookaround. Empty where the kind does not look at that side. */
  sourcePattern: storable().max(PATTERN_LIMITS.characters),
  targetPattern: storable().max(PATTERN_LIMITS.characters),
  ignoreCase: z.boolean(),
  severity: z.enum(SEVERITIES),
  message: storable().trim().max(500),
});

export const checkSettingsSchema = z.object({
  /** What differs from a check's own default. */
  checks: z.partialRecord(z.enum(CHECK_IDS), setting),
  /** The team's own patterns. */
  patterns: z.array(pattern).max(200),
  /** From this severity on a finding keeps a rendering from being confirmed; null when none does. */
  blockFrom: z.enum(SEVERITIES).nullable(),
  /** The ETag, without its quotes; 0 before the first change. */
  revision: count,
});
export type CheckSettings = z.output<typeof checkSettingsSchema>;

const shownSettings = checkSettingsSchema.extend({
  /** How long English is in this project, as its confirmed pairs show (docs/checks/length-ratio.md). */
  lengthModel: z.object({ mean: z.number(), spread: z.number(), shortness: z.number(), pairs: count }),
});
export type ShownCheckSettings = z.output<typeof shownSettings>;

export const getCheckSettings = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/checks",
  summary:
    "Which checks a project has on, how severe they are, its own patterns, and what keeps from confirming",
  policy: "view",
  params: z.strictObject({ projectId: id }),
  response: { status: 200, schema: shownSettings },
});

export const updateCheckSettings = defineOperation({
  method: "PATCH",
  path: "/projects/{projectId}/checks",
  summary: "Change the checks of a project; what is not given stays",
  policy: "manage",
  params: z.strictObject({ projectId: id }),
  body: z.strictObject(checkSettingsSchema.omit({ revision: true }).partial().shape),
  ifMatch: true,
  response: { status: 200, schema: checkSettingsSchema },
});
