import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, placeCursor, wholeQuery } from "@/lib/http/page";
import { SKIP_REASONS } from "@/lib/memory/core/given-unit";
import { PART_KINDS } from "@/lib/memory/core/part";
import { storable } from "@/lib/text/core/storable";

const id = z.uuid();
const count = z.number().int();
const time = z.iso.datetime();

/** Half-open UTF-16 offsets. */
const span = z.object({ start: count, end: count });

/** Changed pairs that the memories are still reading, and that are not among the answers; 0 when none are. */
const waiting = count;

export const threshold = z.coerce.number().min(0.05).max(1).default(0.7);
const limit = z.coerce.number().int().min(1).max(50).default(5);

/** Where a unit comes from. */
export const originSchema = z.object({
  kind: z.enum(["rendering", "import"]),
  memoryId: id,
  projectId: id,
  projectName: z.string(),
  /** Of a confirmed pair. */
  documentId: id.nullable(),
  documentTitle: z.string(),
  /** The day the text was given. */
  documentDate: z.string().nullable(),
  paragraphId: id.nullable(),
  /** The paragraph's place in its document, from 1. */
  number: count.nullable(),
  trackId: id.nullable(),
  trackName: z.string(),
  who: z.string().nullable(),
  /** When it was confirmed, or written as the file tells. */
  at: time.nullable(),
  /** Of an imported one. */
  importId: id.nullable(),
  fileName: z.string(),
  place: z.string(),
});

const unit = z.object({
  /** Of the unit. */
  id: z.string(),
  level: z.enum(["paragraph", "sentence"]),
  source: z.string(),
  target: z.string(),
  sourceLanguage: z.string(),
  targetLanguage: z.string(),
  origin: originSchema,
});
export type UnitView = z.output<typeof unit>;

const match = unit.extend({
  kind: z.enum(["in-context", "exact", "numbers", "fuzzy"]),
  /** 1 less the share of edited characters of the keys. */
  similarity: z.number(),
  /** The similarity less what speaks against the unit, 0 to 1: what matches are in order by. */
  score: z.number(),
  /** What takes of the score. */
  drawbacks: z.array(z.enum(["imported", "unreviewed", "machine", "other-project", "numbers", "form"])),
  /** Where the asked text and the unit's source differ. */
  differences: z.array(z.object({ kind: z.enum(["wording", "number"]), segment: span, unit: span })),
  /** The translation with the asked text's numbers in it; `open` are numbers of it that a person must put in. */
  filled: z.object({
    text: z.string(),
    placed: z.array(z.object({ segment: span, target: span })),
    open: z.array(span),
  }),
});
export type MatchView = z.output<typeof match>;

const part = span.extend({
  kind: z.enum(PART_KINDS),
  /** How many units have it. */
  units: count,
  places: z.array(
    z.object({
      unit,
      /** Where it stands in the unit's source, and in which sentences of its translation. */
      source: span,
      target: span,
      /** The sentences correspond; otherwise they are those about as far along. */
      isSure: z.boolean(),
    }),
  ),
});
export type PartView = z.output<typeof part>;

export const searchMemory = defineOperation({
  method: "GET",
  path: "/memory/search",
  summary:
    "Pairs whose source is as similar as asked, best first: of a project's memories, one memory, or all that one may read",
  policy: "signed-in",
  query: z.strictObject({
    q: storable().min(1).max(20_000),
    threshold,
    limit,
    cursor: placeCursor(),
    projectId: id.optional(),
    memoryId: id.optional(),
  }),
  response: { status: 200, schema: pageOf(match).extend({ waiting }) },
});

export const paragraphMatchesSchema = z.object({ items: z.array(match), parts: z.array(part), waiting });
export type ParagraphMatches = z.output<typeof paragraphMatchesSchema>;

export const paragraphMatches = defineOperation({
  method: "GET",
  path: "/paragraphs/{paragraphId}/matches",
  summary:
    "What the project's memories have for a paragraph, in its context, and parts of it that were said before",
  policy: "view",
  params: z.strictObject({ paragraphId: id }),
  query: z.strictObject({ track: id.optional(), threshold, limit, cursor: placeCursor() }),
  response: { status: 200, schema: pageOf(match).extend(paragraphMatchesSchema.omit({ items: true }).shape) },
});

export const memorySchema = z.object({
  id,
  projectId: id,
  projectName: z.string(),
  isOwn: z.boolean(),
  right: z.enum(["read", "write"]),
  /** Confirmed pairs and imported ones in use. */
  units: count,
  /** Nothing is offered until it is confirmed: whoever linked it lost the right to. */
  isSuspended: z.boolean(),
});
export type MemoryView = z.output<typeof memorySchema>;

export const projectMemoriesSchema = z.object({
  items: z.array(memorySchema),
  /** Memories of other projects of the person's, which an owner may link. */
  others: z.array(z.object({ id, projectId: id, projectName: z.string() })),
  waiting,
});
export type ProjectMemories = z.output<typeof projectMemoriesSchema>;

export const listProjectMemories = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/memories",
  summary: "The memories that are offered to a project: its own, and those that are linked",
  policy: "view",
  params: z.strictObject({ projectId: id }),
  query: wholeQuery,
  response: {
    status: 200,
    schema: pageOf(memorySchema).extend(projectMemoriesSchema.omit({ items: true }).shape),
  },
});

export const memoryLinkSchema = z.object({
  projectId: id,
  projectName: z.string(),
  right: z.enum(["read", "write"]),
  /** Who answers for it; null when nobody known does. */
  linkedByName: z.string().nullable(),
  at: time,
  isSuspended: z.boolean(),
});
export type MemoryLinkView = z.output<typeof memoryLinkSchema>;

export const listMemoryLinks = defineOperation({
  method: "GET",
  path: "/memories/{memoryId}/links",
  summary: "The other projects that a memory is offered to, for its owners",
  policy: "manage",
  params: z.strictObject({ memoryId: id }),
  query: wholeQuery,
  response: { status: 200, schema: pageOf(memoryLinkSchema) },
});

const linkParams = z.strictObject({ memoryId: id, projectId: id });

export const linkMemory = defineOperation({
  method: "PUT",
  path: "/memories/{memoryId}/links/{projectId}",
  summary:
    "Offer a memory to a project, by an owner of the project who is a member of the memory's own; `write` by its owners",
  policy: "manage",
  params: linkParams,
  body: z.strictObject({ right: z.enum(["read", "write"]).default("read") }),
  response: { status: 204 },
});

export const confirmMemoryLink = defineOperation({
  method: "POST",
  path: "/memories/{memoryId}/links/{projectId}/confirm",
  summary: "Answer for a link whose maker lost the right to, by an owner of the memory's own project",
  policy: "manage",
  params: linkParams,
  response: { status: 204 },
});

export const unlinkMemory = defineOperation({
  method: "DELETE",
  path: "/memories/{memoryId}/links/{projectId}",
  summary: "Offer a memory to a project no longer, by an owner of either",
  policy: "manage",
  params: linkParams,
  response: { status: 204 },
});

const importReport = z.object({
  /** Null of a dry run, and where nothing was new. */
  importId: id.nullable(),
  memoryId: id,
  dryRun: z.boolean(),
  created: count,
  /** Pairs that the memory has already. */
  unchanged: count,
  skipped: count,
  /** How many were skipped for each reason, with the first places. */
  reasons: z.array(
    z.object({
      reason: z.enum(SKIP_REASONS),
      count,
      places: z.array(z.object({ place: z.string(), line: count.nullable() })),
    }),
  ),
});
export type MemoryImportReport = z.output<typeof importReport>;
export type SkippedPlace = MemoryImportReport["reasons"][number]["places"][number];

/** First the bytes that were read, then the pairs that were written. */
const importProgress = z.object({ of: z.enum(["bytes", "pairs"]), done: count, total: count });
export type MemoryImportProgress = z.output<typeof importProgress>;

export const importMemoryForm = z.strictObject({
  projectId: id.optional(),
  memoryId: id.optional(),
  dryRun: z
    .enum(["true", "false"])
    .transform((value) => value === "true")
    .optional(),
});

/** Of a file that is the body itself, in the address; a form has them as fields. */
export const importMemoryQuery = importMemoryForm.extend({ fileName: z.string().max(1000).optional() });

export const importMemory = defineOperation({
  method: "POST",
  path: "/memory/import",
  summary:
    "Take the pairs of a file in (TMX, XLIFF, CSV, TSV, XLSX, JSON Lines, or a .zip of plain files whose lines belong together, named as text.zh and text.en): a form with `file`, once or for each plain file, and `projectId` or `memoryId`; or, up to 1 GB, the file itself as the body, and the fields in the address; dryRun=true only tells",
  policy: "signed-in",
  query: importMemoryQuery,
  rawBody: ["multipart/form-data", "application/octet-stream"],
  rawBodySchema: {
    "multipart/form-data": importMemoryForm.extend({ file: z.union([z.file(), z.array(z.file())]) }),
  },
  progress: importProgress,
  response: { status: 200, schema: importReport },
});

export const memoryImportSchema = z.object({
  id,
  fileName: z.string(),
  counts: z.object({ created: count, unchanged: count, skipped: count }),
  authorName: z.string().nullable(),
  at: time,
  undoneAt: time.nullable(),
});
export type MemoryImportView = z.output<typeof memoryImportSchema>;

export const listMemoryImports = defineOperation({
  method: "GET",
  path: "/memories/{memoryId}/imports",
  summary: "The files that were taken into a memory, newest first",
  policy: "view",
  params: z.strictObject({ memoryId: id }),
  query: wholeQuery,
  response: { status: 200, schema: pageOf(memoryImportSchema) },
});

export const undoMemoryImport = defineOperation({
  method: "POST",
  path: "/memory-imports/{memoryImportId}/undo",
  summary: "Take a file's pairs out again",
  policy: "review",
  params: z.strictObject({ memoryImportId: id }),
  response: { status: 200, schema: z.object({ removed: count }) },
});

export const noteMemoryUse = defineOperation({
  method: "POST",
  path: "/renderings/{renderingId}/memory-uses",
  summary: "Keep in a rendering's history that its text comes from a unit of a memory",
  policy: "translate",
  params: z.strictObject({ renderingId: id }),
  body: z.strictObject({ unitId: z.string().regex(/^[1-9]\d{0,14}$/) }),
  response: { status: 204 },
});
