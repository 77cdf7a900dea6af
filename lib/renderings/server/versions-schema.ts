import { z } from "zod";
import { idCursor } from "@/lib/documents/server/cursors";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, pageQuery, wholeQuery } from "@/lib/http/page";
import { writable } from "@/lib/text/core/storable";

const id = z.uuid();
const count = z.number().int();
const trackParams = z.strictObject({ trackId: id });

/** A track as it stood at a moment, by name. */
export const versionSchema = z.object({
  id,
  name: z.string(),
  note: z.string(),
  byName: z.string().nullable(),
  at: z.iso.datetime(),
  /** Paragraphs that had words then. */
  texts: count,
});
export type VersionView = z.output<typeof versionSchema>;

export const createVersion = defineOperation({
  method: "POST",
  path: "/tracks/{trackId}/versions",
  summary: "Keep a track as it stands now, by a name",
  policy: "translate",
  params: trackParams,
  body: z.strictObject({
    name: writable().trim().min(1).max(200),
    note: writable().trim().max(2000).default(""),
  }),
  response: { status: 201, schema: versionSchema },
});

export const listVersions = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}/versions",
  summary: "The named versions of a track, the last first (up to 500)",
  policy: "view",
  params: trackParams,
  query: wholeQuery,
  response: { status: 200, schema: pageOf(versionSchema) },
});

const kept = z.object({
  text: z.string(),
  /** What `restore` takes; null when nobody had written there. */
  revision: count.nullable(),
});

export const versionChangeSchema = z.object({
  paragraphId: id,
  renderingId: id,
  /** From 1, among the paragraphs that are shown. */
  number: count,
  source: z.string(),
  /** What a restore names in If-Match, so that it writes over nothing that nobody has seen. */
  revisionNow: count,
  before: kept,
  after: kept,
});
export type VersionChange = z.output<typeof versionChangeSchema>;

export const compareVersions = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}/versions/{versionId}/changes",
  summary: "What became of a version's texts, in order: in another version (`with`), or now",
  policy: "view",
  params: z.strictObject({ trackId: id, versionId: id }),
  query: pageQuery.extend({ cursor: idCursor, with: id.optional() }),
  response: { status: 200, schema: pageOf(versionChangeSchema) },
});
