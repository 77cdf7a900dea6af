import { z } from "zod";
import { READ_FORMATS } from "@/lib/documents/core/reader";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, pageQuery, wholeFields, wholeQuery } from "@/lib/http/page";
import { cleanText } from "@/lib/text/core/clean-text";
import { MARKS } from "@/lib/text/core/marks";
import { storable, writable } from "@/lib/text/core/storable";
import { TEXT_LIMIT } from "@/lib/text/core/text-limit";
import { idCursor } from "./cursors";
import { noticeSchema, paragraphSchema } from "./schema";

const id = z.uuid();
const time = z.iso.datetime();
const count = z.number().int();
const STATES = ["initial", "translated", "reviewed", "final"] as const;
const documentParams = z.strictObject({ documentId: id });
const paragraphParams = z.strictObject({ paragraphId: id });
const versionParams = z.strictObject({ documentId: id, versionId: id });

/** A paragraph's text as a person writes it: without what no text of ours may hold, nor blanks at its ends and line ends. */
const paragraphText = storable()
  .max(TEXT_LIMIT)
  .transform((text) =>
    cleanText(text)
      .text.split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .join("\n"),
  );

/** A rendering whose source changed since it was right. */
export const markedSchema = z.object({
  ...{ renderingId: id, trackId: id, trackName: z.string(), state: z.enum(STATES), locked: z.boolean() },
});
export type MarkedRendering = z.output<typeof markedSchema>;

const mark = z.strictObject({ start: count.min(0), end: count, mark: z.enum(MARKS) });

/** What one of the rows says that a paragraph is made of. */
const sourcePiece = z.strictObject({
  ...{ id, text: writable().max(TEXT_LIMIT), marks: z.array(mark).max(5000) },
  /** White space that stands before it where it was cut out of the one before. */
  seam: writable().max(1000),
});
export type SourcePiece = z.output<typeof sourcePiece>;

const corrected = z.object({
  paragraph: paragraphSchema,
  /** What it was made of before, in order: given back as `pieces`, it takes the correction back with all its emphasis. */
  before: z.array(sourcePiece),
  /** What stands beside it and is to be looked at again. */
  marked: z.array(markedSchema),
});
export type CorrectedParagraph = z.output<typeof corrected>;

export const correctParagraph = defineOperation({
  method: "PUT",
  path: "/paragraphs/{paragraphId}",
  summary:
    "Correct what a paragraph of the source says, take a correction back with `pieces`, or with `revision` put it back to what it said and was made of then; the history keeps both, and renderings are marked for another look",
  policy: "review",
  params: paragraphParams,
  body: z
    .strictObject({
      text: paragraphText.optional(),
      pieces: z.array(sourcePiece).max(1000).optional(),
      revision: count.min(1).optional(),
    })
    .refine((given) => Object.values(given).filter((value) => value !== undefined).length === 1, {
      message: "Give one of `text`, `pieces` and `revision`.",
    }),
  ifMatch: true,
  response: { status: 200, schema: corrected },
});

export const paragraphRevisionSchema = z.object({
  revision: count,
  text: z.string(),
  /** import, join, undo-join, set-aside, label, undo, correction, restore, source-version, undo-source-version */
  cause: z.string(),
  /** Null for what was imported. */
  authorName: z.string().nullable(),
  at: time.nullable(),
});
export type ParagraphRevisionView = z.output<typeof paragraphRevisionSchema>;

export const listParagraphRevisions = defineOperation({
  method: "GET",
  path: "/paragraphs/{paragraphId}/revisions",
  summary: "What a paragraph of the source said, newest first; nothing when it never changed",
  policy: "view",
  params: paragraphParams,
  query: pageQuery.extend({
    cursor: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
  }),
  response: { status: 200, schema: pageOf(paragraphRevisionSchema) },
});

export const sourceChangeSchema = markedSchema.extend({
  paragraphId: id,
  /** From 1, among the paragraphs that are shown. */
  number: count,
  /** What the source said when the text was last right, and what it says now. */
  before: z.object({ revision: count, text: z.string() }),
  after: z.object({ revision: count, text: z.string() }),
  /** Who changed it since, last. */
  byName: z.string().nullable(),
  at: time.nullable(),
});
export type SourceChange = z.output<typeof sourceChangeSchema>;

const ids = z.union([id.transform((one) => [one]), z.array(id).max(200)]);

export const listSourceChanges = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/source-changes",
  summary: "Renderings whose source changed since they were right, in the document's order",
  policy: "view",
  params: documentParams,
  query: pageQuery.extend({ cursor: idCursor, paragraph: ids.optional(), track: ids.optional() }),
  response: { status: 200, schema: pageOf(sourceChangeSchema) },
});

/** What becomes of a part of the source with a new version. */
const CHANGE_KINDS = ["changed", "added", "removed", "moved", "returned"] as const;

const counts = z.object({
  ...{ same: count, changed: count, added: count, removed: count, moved: count, returned: count },
});
const change = z.object({
  kind: z.enum(CHANGE_KINDS),
  /** Null for one that is new. */
  paragraphId: id.nullable(),
  before: z.object({ number: count.nullable(), text: z.string() }).nullable(),
  after: z.object({ number: count.nullable(), text: z.string() }).nullable(),
});
export type VersionChangeView = z.output<typeof change>;

const previewed = z.object({
  /** Sent along when the version is taken: what was looked at is what is done. */
  seen: z.string(),
  format: z.enum(READ_FORMATS),
  encoding: z.string(),
  certain: z.boolean(),
  notices: z.array(noticeSchema),
  counts,
  /** Texts that are to be looked at again: all, and those of them that are final or in a locked track. */
  marked: z.object({ all: count, final: count, locked: count }),
  /** In the order of the new version, without what stays. */
  changes: z.array(change),
});
export type VersionPreview = z.output<typeof previewed>;

export const sourceVersionSchema = z.object({
  id,
  name: z.string(),
  fileName: z.string(),
  byName: z.string().nullable(),
  at: time,
  undoneAt: time.nullable(),
});
export type SourceVersionView = z.output<typeof sourceVersionSchema>;

/** Fields of a new version besides its file or text. */
export const versionFields = z.strictObject({
  format: z.enum(READ_FORMATS).optional(),
  fileName: z.string().trim().min(1).max(255).optional(),
  name: writable().trim().min(1).max(200).optional(),
  preview: z
    .union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")])
    .default(false),
  /** What the preview gave; without it nothing is held against a preview. */
  seen: z.string().max(100).optional(),
});
export const versionJson = versionFields.extend({ content: z.string() });

const PHASES = ["comparing", "writing"] as const;
const progress = z.object({ phase: z.enum(PHASES) });
export type VersionProgress = z.output<typeof progress>;

export const takeSourceVersion = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/source-versions",
  summary:
    "A new version of the whole source, as an import takes it: with `preview` what it would do, else it is done; what did not change stays",
  policy: "review",
  params: documentParams,
  rawBody: ["multipart/form-data", "application/json"],
  rawBodySchema: {
    "multipart/form-data": versionFields.extend({ file: z.file() }),
    "application/json": versionJson,
  },
  progress,
  response: { status: 200, schema: z.union([previewed, sourceVersionSchema]) },
});

export const listSourceVersions = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/source-versions",
  summary: "The versions that a source was given, the last first (up to 200)",
  policy: "view",
  params: documentParams,
  query: wholeQuery,
  response: { status: 200, schema: pageOf(sourceVersionSchema) },
});

export const compareSourceVersions = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/source-versions/compare",
  summary:
    "What differs between two states of the source: versions by id, the `first` state, and what it says `now`",
  policy: "view",
  params: documentParams,
  query: z.strictObject({
    from: z.union([id, z.literal("first")]).default("first"),
    to: z.union([id, z.literal("now")]).default("now"),
    ...wholeFields,
  }),
  response: { status: 200, schema: pageOf(change) },
});

export const undoSourceVersion = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/source-versions/{versionId}/undo",
  summary: "Take a version of the source back as a whole, while nobody built on it",
  policy: "review",
  params: versionParams,
  response: { status: 200, schema: sourceVersionSchema },
});

const setAside = z.object({
  paragraphId: id,
  text: z.string(),
  renderings: z.array(z.object({ trackName: z.string(), text: z.string(), state: z.enum(STATES) })),
});
export type SetAside = z.output<typeof setAside>;

export const listSetAside = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/set-aside",
  summary: "Paragraphs that a new version of the source has not, with the renderings they keep",
  policy: "view",
  params: documentParams,
  query: pageQuery.extend({ cursor: idCursor }),
  response: { status: 200, schema: pageOf(setAside) },
});

export const restoreParagraph = defineOperation({
  method: "POST",
  path: "/paragraphs/{paragraphId}/restore",
  summary: "Show a paragraph again that was set aside, with its renderings",
  policy: "review",
  params: paragraphParams,
  response: { status: 200, schema: paragraphSchema },
});
