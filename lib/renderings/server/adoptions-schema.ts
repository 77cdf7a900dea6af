import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, wholeQuery } from "@/lib/http/page";
import { writable } from "@/lib/text/core/storable";
import { renderingSchema } from "./schema";

const id = z.uuid();
const count = z.number().int();
const time = z.iso.datetime();
const reason = writable().trim().max(2000);

/** That words were taken from another track's rendering. */
export const adoptionSchema = z.object({
  id,
  /** The revision that the rendering had with them. */
  revision: count,
  fromTrackId: id,
  fromTrackName: z.string(),
  fromRevision: count,
  /** The words, and where they then stood (UTF-16). */
  text: z.string(),
  start: count,
  reason: z.string(),
  byName: z.string().nullable(),
  at: time,
});
export type AdoptionView = z.output<typeof adoptionSchema>;

export const adopt = defineOperation({
  method: "POST",
  path: "/renderings/{renderingId}/adoptions",
  summary:
    "Take another track's rendering of the same paragraph, or a phrase of it, into this one; `fromRevision` is the one that was seen of it, If-Match that of one's own: 412 when either has changed",
  policy: "translate",
  params: z.strictObject({ renderingId: id }),
  body: z.strictObject({
    fromTrackId: id,
    fromRevision: count.min(0),
    /** Half-open UTF-16 offsets into the other text; absent for the whole. It goes where the words stand that it stands for. */
    phrase: z.strictObject({ start: count.min(0), end: count.min(1) }).optional(),
    reason: reason.default(""),
  }),
  ifMatch: true,
  response: { status: 201, schema: z.object({ adoption: adoptionSchema, rendering: renderingSchema }) },
});

export const listAdoptions = defineOperation({
  method: "GET",
  path: "/renderings/{renderingId}/adoptions",
  summary: "What was taken into a rendering from other tracks, the last first (up to 200)",
  policy: "view",
  params: z.strictObject({ renderingId: id }),
  query: wholeQuery,
  response: { status: 200, schema: pageOf(adoptionSchema) },
});

export const explainAdoption = defineOperation({
  method: "PATCH",
  path: "/renderings/{renderingId}/adoptions/{adoptionId}",
  summary: "Say why words were adopted (who adopted them)",
  policy: "translate",
  params: z.strictObject({ renderingId: id, adoptionId: id }),
  body: z.strictObject({ reason }),
  response: { status: 200, schema: adoptionSchema },
});

const composed = z.object({
  id,
  taken: count,
  /** Paragraphs that stayed, and why; `changed`: somebody wrote there meanwhile, or in the text that was to be taken. */
  stayed: z.object({
    ...{ final: count, "has-text": count, left: count, nothing: count, same: count, changed: count },
  }),
  /** The numbers of those that stayed since somebody wrote there meanwhile, from 1; the first hundred. */
  changedAt: z.array(count),
});
export type ComposedView = z.output<typeof composed>;

/** Tracks that a composition takes from, at most. */
export const MOST_COMPOSED_FROM = 200;

/** Renderings that a composition hears of as looked at, at most. */
export const MOST_SEEN = 40_000;

export const composeTrack = defineOperation({
  method: "POST",
  path: "/tracks/{trackId}/compositions",
  summary:
    "Fill a track out of others, by preference and by choice for single paragraphs; what is final stays, and so does what has words unless `replace`",
  policy: "translate",
  params: z.strictObject({ trackId: id }),
  body: z.strictObject({
    /** The most preferred first. */
    prefer: z.array(id).max(MOST_COMPOSED_FROM),
    /** For these paragraphs this track, or null to leave them. */
    picks: z
      .array(z.strictObject({ paragraphId: id, trackId: id.nullable() }))
      .max(20_000)
      .default([]),
    replace: z.boolean().default(false),
    /** Renderings that were looked at, the track's own and others: what has changed since neither gives nor loses words. */
    seen: z
      .array(z.strictObject({ renderingId: id, revision: count.min(0) }))
      .max(MOST_SEEN)
      .default([]),
  }),
  response: { status: 201, schema: composed },
});

export const undoComposition = defineOperation({
  method: "POST",
  path: "/tracks/{trackId}/compositions/{compositionId}/undo",
  summary: "Take a composition back, where its words still stand as it left them",
  policy: "translate",
  params: z.strictObject({ trackId: id, compositionId: id }),
  response: { status: 200, schema: z.object({ restored: count, kept: count }) },
});
