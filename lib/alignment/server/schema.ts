import { z } from "zod";
import { READ_FORMATS } from "@/lib/documents/core/reader";
import { idCursor } from "@/lib/documents/server/cursors";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, pageQuery } from "@/lib/http/page";
import { MARKS } from "@/lib/text/core/marks";

const id = z.uuid();
const count = z.number().int().min(0);
const trackParams = z.strictObject({ trackId: id });
const mark = z.object({ start: count, end: count, mark: z.enum(MARKS) });
const importedText = z.string().min(1).max(4_000_000).optional();
const flag = z
  .union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")])
  .optional();

/** A text to import: JSON, with the text in `content` or in `text`. */
export const importJson = z.strictObject({
  content: importedText,
  text: importedText,
  format: z.enum(READ_FORMATS).optional(),
  fileName: z.string().trim().min(1).max(255).optional(),
  preview: flag,
  /** Also write over renderings that have words; those that are final stay in any case. */
  replace: flag,
});

/** The same in a form, beside its file. */
export const importFields = importJson;

const uploaded = {
  rawBody: ["multipart/form-data", "application/json"],
  rawBodySchema: {
    "multipart/form-data": importFields.extend({ file: z.file().optional() }),
    "application/json": importJson,
  },
} as const;

const span = z.object({ start: count, end: count, quote: z.string() });
const link = z.object({
  /** In the paragraph's text: half-open UTF-16 offsets and what stands there. Null for what was added. */
  source: span.nullable(),
  /** In the rendering's text; null for what was left out. */
  target: span.nullable(),
  confidence: z.number(),
  /** A person saw to it. */
  fixed: z.boolean(),
});

const bead = z.object({
  position: count,
  /** The paragraph that gets the text, then those that a sentence of it goes on into; none: it found no place. */
  paragraphIds: z.array(id),
  text: z.string(),
  marks: z.array(mark),
  /** From 0 to 1: how sure the beads of its sentences are, by their length. */
  confidence: z.number(),
  /** The source that it stands beside, for a look; empty when it found no place. */
  source: z.string(),
  /** What became, or would become, of it. */
  outcome: z.enum(["placed", "same", "has-text", "final", "no-place"]),
  /** Placed over words that stood there. */
  replaces: z.boolean(),
  /** Placed, but not confirmed: findings keep it from that, or its source is not what it was aligned with any more. */
  blocked: z.boolean(),
  /** The sentences of the first paragraph and of the text. */
  links: z.array(link),
});

export const importedSchema = z.object({
  preview: z.boolean(),
  placed: count,
  /** How many of the placed are not confirmed, for what the checks found. */
  blocked: count,
  /** What takes all of it back (POST /returns/{returnedFileId}/undo); null of a preview, and where nothing was written. */
  batchId: id.nullable(),
  beads: z.array(bead),
});
export type Imported = z.output<typeof importedSchema>;

export const importIntoTrack = defineOperation({
  method: "POST",
  path: "/tracks/{trackId}/import",
  summary:
    "Align an existing text, or take back an exported table or XLIFF, and write it into the track: a form with `file`, or JSON with `content`; preview=true writes nothing",
  policy: "translate",
  params: trackParams,
  query: z.strictObject({ preview: z.enum(["true", "false"]).optional() }),
  ...uploaded,
  response: { status: 200, schema: importedSchema },
});

const unit = z.strictObject({ paragraph: count, start: count, end: count });
const layout = z.strictObject({
  source: z.array(unit).max(200_000),
  target: z.array(unit).max(200_000),
  beads: z
    .array(
      z.strictObject({
        source: count,
        target: count,
        confidence: z.number().min(0).max(1),
        fixed: z.boolean(),
      }),
    )
    .max(400_000),
});

export const draftSchema = z.object({
  trackId: id,
  /** The ETag, without its quotes. */
  revision: count,
  /** Who changed it last, and when. */
  changed: z.object({ byName: z.string().nullable(), byId: id, at: z.iso.datetime() }),
  /** What is aligned are the track's own renderings. */
  ofTrack: z.boolean(),
  /** The source has changed since: what was changed is placed by the text as it was. */
  outdated: z.boolean(),
  source: z.array(z.object({ id, text: z.string(), label: z.string().nullable() })),
  target: z.array(z.object({ text: z.string(), label: z.string().nullable() })),
  /** Units by their paragraph's place in `source` and `target`; beads as counts of units, one after the other. */
  layout,
});
export type DraftView = z.output<typeof draftSchema>;

const progress = z.object({
  stage: z.enum(["read", "align", "wait"]),
  /** Alignments that are to be done before this one, while it waits. */
  ahead: count.optional(),
});
export type AlignProgress = z.output<typeof progress>;

export const startAlignment = defineOperation({
  method: "POST",
  path: "/tracks/{trackId}/alignment",
  summary:
    "Align a text with the track's document to look over it before it is written; from=track aligns what the track says. While one is being looked over it is refused (409), unless If-Match names that one's revision",
  policy: "translate",
  params: trackParams,
  query: z.strictObject({ from: z.enum(["text", "track"]).default("text") }),
  ...uploaded,
  ifMatch: true,
  progress,
  response: { status: 200, schema: draftSchema },
});

export const getAlignment = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}/alignment",
  summary: "The alignment that is being looked over",
  policy: "translate",
  params: trackParams,
  response: { status: 200, schema: draftSchema },
});

export const saveAlignment = defineOperation({
  method: "PUT",
  path: "/tracks/{trackId}/alignment",
  summary: "Keep the beads as they are now; a stale If-Match gets 412",
  policy: "translate",
  params: trackParams,
  body: z.strictObject({ layout }),
  ifMatch: true,
  response: { status: 200, schema: z.object({ revision: count }) },
});

export const realignTrack = defineOperation({
  method: "POST",
  path: "/tracks/{trackId}/alignment/realign",
  summary: "Align again around the beads that are fixed",
  policy: "translate",
  params: trackParams,
  body: z.strictObject({ layout }),
  ifMatch: true,
  progress,
  response: { status: 200, schema: draftSchema },
});

export const writeAlignment = defineOperation({
  method: "POST",
  path: "/tracks/{trackId}/alignment/write",
  summary: "Write the alignment into the track, with its sentence links; preview says what that would do",
  policy: "translate",
  params: trackParams,
  body: z.strictObject({ preview: z.boolean().default(false), replace: z.boolean().default(false) }),
  ifMatch: true,
  response: { status: 200, schema: importedSchema },
});

export const discardAlignment = defineOperation({
  method: "DELETE",
  path: "/tracks/{trackId}/alignment",
  summary: "Give up the alignment that is being looked over; a stale If-Match gets 412",
  policy: "translate",
  params: trackParams,
  ifMatch: true,
  response: { status: 204 },
});

export const renderingLinksSchema = z.object({
  paragraphId: id,
  renderingId: id,
  links: z.array(link),
  /** Links that hold no more: the words of a side have changed. */
  stale: count,
  /** Of the texts in which the links stand there (UTF-16). */
  ...{ sourceLength: count, targetLength: count },
});
export type RenderingLinks = z.output<typeof renderingLinksSchema>;

export const listLinks = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}/links",
  summary:
    "Which sentences stand for each other, in the order of the paragraphs that are shown; of some with `paragraph`",
  policy: "view",
  params: trackParams,
  query: pageQuery.extend({
    cursor: idCursor,
    paragraph: z.union([id.transform((one) => [one]), z.array(id).max(200)]).optional(),
  }),
  response: { status: 200, schema: pageOf(renderingLinksSchema) },
});
