import { z } from "zod";
import { idCursor, MOST, numberCursor } from "@/lib/documents/server/cursors";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, pageQuery, wholeFields } from "@/lib/http/page";
import { REQUESTS, STATES } from "@/lib/renderings/core/state";
import { day } from "@/lib/text/core/day";
import { MARKS } from "@/lib/text/core/marks";
import { writable } from "@/lib/text/core/storable";
import { TEXT_LIMIT } from "@/lib/text/core/text-limit";

const id = z.uuid();
const time = z.iso.datetime();
const count = z.number().int();
const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a BCP 47 language tag such as en");
const documentParams = z.strictObject({ documentId: id });
const trackParams = z.strictObject({ trackId: id });
const renderingParams = z.strictObject({ renderingId: id });
const pairParams = z.strictObject({ trackId: id, paragraphId: id });

export const TRACK_KINDS = ["draft", "official", "reference"] as const;

const mark = z.object({ start: count, end: count, mark: z.enum(MARKS) });
const progress = z.object({
  ...{ total: count, initial: count, translated: count, reviewed: count, final: count },
  ...{ needsWork: count, words: count },
});

export const trackSchema = z.object({
  id,
  documentId: id,
  name: z.string(),
  language: z.string(),
  kind: z.enum(TRACK_KINDS),
  locked: z.boolean(),
  attribution: z.string(),
  citation: z.string(),
  date: day.nullable(),
  ownerId: id,
  /** The ETag, without its quotes. */
  revision: count,
  createdAt: time,
  /** What it calls the speakers of the source; a speaker without an entry keeps the source's word. */
  speakers: z.array(z.object({ label: z.string(), name: z.string() })),
  /** Of the paragraphs that are shown. */
  progress,
});
export type TrackView = z.output<typeof trackSchema>;

export const renderingSchema = z.object({
  id,
  trackId: id,
  paragraphId: id,
  text: z.string(),
  marks: z.array(mark),
  state: z.enum(STATES),
  needsWork: z.boolean(),
  /** The paragraph's revision that the text was last right for, when the source changed since; null when it did not. */
  sourceSince: count.nullable(),
  /** The ETag, without its quotes. */
  revision: count,
  wordCount: count,
  /** Of the live text; whoever opens it sends this along. */
  generation: count,
  updatedById: id.nullable(),
  updatedAt: time,
});
export type RenderingView = z.output<typeof renderingSchema>;

const name = writable().trim().min(1).max(200);
const provenance = {
  attribution: writable().trim().max(500),
  citation: writable().trim().max(2000),
  date: day.nullable(),
};

export const createTrack = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/tracks",
  summary: "Make a track: a version of the whole document, with an empty rendering for every paragraph",
  policy: "translate",
  params: documentParams,
  body: z.strictObject({
    name,
    language: language.default("en"),
    kind: z.enum(TRACK_KINDS).default("draft"),
    attribution: provenance.attribution.default(""),
    citation: provenance.citation.default(""),
    date: provenance.date.default(null),
  }),
  response: { status: 201, schema: trackSchema },
});

export const listTracks = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/tracks",
  summary:
    "The tracks of a document in their order, with progress; with deleted=true those that can be restored",
  policy: "view",
  params: documentParams,
  query: z.strictObject({ deleted: z.enum(["true", "false"]).default("false"), ...wholeFields }),
  response: { status: 200, schema: pageOf(trackSchema) },
});

export const getTrack = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}",
  summary: "One track with its progress",
  policy: "view",
  params: trackParams,
  response: { status: 200, schema: trackSchema },
});

export const updateTrack = defineOperation({
  method: "PATCH",
  path: "/tracks/{trackId}",
  summary: "Rename a track, say whose text it is, move it, or lock it (reviewers)",
  policy: "translate",
  params: trackParams,
  body: z
    .strictObject({
      name,
      language,
      kind: z.enum(TRACK_KINDS),
      ...provenance,
      locked: z.boolean(),
      /** The track that it then comes after; null to be the first. */
      afterId: id.nullable(),
    })
    .partial(),
  ifMatch: true,
  response: { status: 200, schema: trackSchema },
});

export const deleteTrack = defineOperation({
  method: "DELETE",
  path: "/tracks/{trackId}",
  summary: "Take a track away; it can be restored",
  policy: "review",
  params: trackParams,
  response: { status: 204 },
});

export const restoreTrack = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/tracks/{trackId}/restore",
  summary: "Bring a deleted track back with all its text",
  policy: "review",
  params: z.strictObject({ documentId: id, trackId: id }),
  response: { status: 200, schema: trackSchema },
});

export const listRenderings = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}/renderings",
  summary: "A track's renderings in the order of the paragraphs that are shown",
  policy: "view",
  params: trackParams,
  query: pageQuery.extend({ cursor: idCursor }),
  response: { status: 200, schema: pageOf(renderingSchema) },
});

export const getRendering = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}/renderings/{paragraphId}",
  summary: "A track's rendering of one paragraph",
  policy: "view",
  params: pairParams,
  response: { status: 200, schema: renderingSchema },
});

export const putRendering = defineOperation({
  method: "PUT",
  path: "/tracks/{trackId}/renderings/{paragraphId}",
  summary:
    'Write a rendering; open editors show it at once. With If-Match: "<revision>" a stale write gets 412',
  policy: "translate",
  params: pairParams,
  body: z.strictObject({
    text: writable().max(TEXT_LIMIT),
    marks: z.array(mark.strict()).max(5000).default([]),
  }),
  ifMatch: true,
  response: { status: 200, schema: renderingSchema },
});

export const setState = defineOperation({
  method: "POST",
  path: "/renderings/{renderingId}/state",
  summary: "Confirm, review, finalize, send back with a comment, or take any of it back",
  policy: "translate",
  params: renderingParams,
  body: z.strictObject({
    state: z.enum(REQUESTS),
    comment: writable().trim().max(5000).default(""),
    /** The paragraph's revision that was seen: a later change of the source stays marked. */
    sourceRevision: count.min(1).max(MOST).optional(),
  }),
  ifMatch: true,
  response: { status: 200, schema: renderingSchema },
});

export const stillRight = defineOperation({
  method: "POST",
  path: "/renderings/{renderingId}/still-right",
  summary:
    "Say that a text still stands for its source, which was changed; what is reviewed, final or locked needs a reviewer",
  policy: "translate",
  params: renderingParams,
  /** The paragraph's revision that was seen. */
  body: z.strictObject({ sourceRevision: count.min(1).max(MOST).optional() }),
  ifMatch: true,
  response: { status: 200, schema: renderingSchema },
});

export const revisionSchema = z.object({
  revision: count,
  text: z.string(),
  marks: z.array(mark),
  state: z.enum(STATES),
  needsWork: z.boolean(),
  /** Why it was kept: one of `CAUSES` (lib/collaboration/core/causes.ts), source or still-right. */
  cause: z.string(),
  comment: z.string(),
  authorId: id.nullable(),
  authorName: z.string().nullable(),
  at: time,
  /** What was adopted with it from another track; null for every other cause. */
  adopted: z.object({ trackName: z.string(), text: z.string(), reason: z.string() }).nullable(),
});
export type RevisionView = z.output<typeof revisionSchema>;

export const listRevisions = defineOperation({
  method: "GET",
  path: "/renderings/{renderingId}/revisions",
  summary: "The kept states of a rendering, newest first",
  policy: "view",
  params: renderingParams,
  query: pageQuery.extend({ cursor: numberCursor }),
  response: { status: 200, schema: pageOf(revisionSchema) },
});

export const restoreRevision = defineOperation({
  method: "POST",
  path: "/renderings/{renderingId}/restore",
  summary: "Write a kept state's text again, as a new edit",
  policy: "translate",
  params: renderingParams,
  body: z.strictObject({ revision: count.min(1).max(MOST) }),
  ifMatch: true,
  response: { status: 200, schema: renderingSchema },
});
