import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, wholeQuery } from "@/lib/http/page";
import { XLIFF_RULES } from "@/lib/xliff/core/rules/names";
import { RETURN_REASONS, RETURN_VERDICTS, RETURNED_FORMATS } from "../core/returned/returned";

const id = z.uuid();
const count = z.number().int().min(0);

/** The most texts of a report that are told one by one; their counts are of all. */
export const MOST_ITEMS = 2000;
/** The most broken rules that are told. */
export const MOST_BREAKS = 50;

const item = z.object({
  /** Where it stands in the file. */
  place: z.string(),
  line: count.nullable(),
  /** Null where it has no place in the document. */
  paragraphId: id.nullable(),
  /** The paragraph's place in the document, from 1. */
  number: count.nullable(),
  verdict: z.enum(RETURN_VERDICTS),
  reason: z.enum(RETURN_REASONS).nullable(),
  /** The source as it is, and as the file has it when that differs. */
  source: z.string(),
  sourceInFile: z.string().nullable(),
  /** What stood there before, and what the file has. */
  before: z.string(),
  text: z.string(),
});

export const returnReport = z.object({
  preview: z.boolean(),
  /** The batch, for undo; null of a preview, and where nothing was written. */
  returnId: id.nullable(),
  format: z.enum(RETURNED_FORMATS),
  fileName: z.string(),
  /** When the same bytes came back into this track before; null when they did not. */
  seenAt: z.iso.datetime().nullable(),
  counts: z.object({ created: count, updated: count, unchanged: count, skipped: count, conflict: count }),
  /** What is not unchanged, or was moved, in the file's order; at most `MOST_ITEMS`. */
  items: z.array(item),
  /** Rules of its format that the file breaks, by their lines; it was read all the same. At most `MOST_BREAKS`. */
  breaks: z.array(z.object({ rule: z.enum(XLIFF_RULES), line: count })),
  /** Translations that another program proposes in the file; they are not taken. */
  candidates: count,
});
export type ReturnReport = z.output<typeof returnReport>;

const flag = z
  .union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")])
  .optional();

/**
 * A file that comes back: as JSON in `content`, for formats that are text, or beside these fields in a form. `take` is the
 * ids of paragraphs whose conflicts are decided for the file, separated by commas.
 */
export const returnFields = z.strictObject({
  content: z.string().min(1).max(20_000_000).optional(),
  fileName: z.string().trim().min(1).max(255).optional(),
  preview: flag,
  take: z
    .string()
    .max(1_000_000)
    .transform((list) => list.split(",").filter((each) => each !== ""))
    .pipe(z.array(id))
    .optional(),
});

export const returnTextsOperation = defineOperation({
  method: "POST",
  path: "/tracks/{trackId}/returns",
  summary:
    "Take back the translations of an exported file that was worked on elsewhere; preview=true writes nothing",
  policy: "translate",
  params: z.strictObject({ trackId: id }),
  query: z.strictObject({ preview: z.enum(["true", "false"]).optional() }),
  rawBody: ["multipart/form-data", "application/json"],
  rawBodySchema: {
    "multipart/form-data": returnFields.extend({ file: z.file().optional() }),
    "application/json": returnFields,
  },
  response: { status: 200, schema: returnReport },
});

export const listReturnsOperation = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}/returns",
  summary: "The files that came back into a track, newest first",
  policy: "view",
  params: z.strictObject({ trackId: id }),
  query: wholeQuery,
  response: {
    status: 200,
    schema: pageOf(
      z.object({
        id,
        fileName: z.string(),
        format: z.string(),
        createdById: id,
        createdAt: z.iso.datetime(),
        undoneAt: z.iso.datetime().nullable(),
      }),
    ),
  },
});

/** In texts. */
const undoProgress = z.object({ done: count, total: count });
export type UndoReturnProgress = z.output<typeof undoProgress>;

const undoReport = z.object({ restored: count, kept: count });
export type UndoReturnReport = z.output<typeof undoReport>;

export const undoReturnOperation = defineOperation({
  method: "POST",
  path: "/returns/{returnedFileId}/undo",
  summary: "Put back what stood there before a file came back; what was changed since stays",
  policy: "translate",
  params: z.strictObject({ returnedFileId: id }),
  progress: undoProgress,
  response: { status: 200, schema: undoReport },
});
