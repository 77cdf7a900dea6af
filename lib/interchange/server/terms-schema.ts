import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf } from "@/lib/http/page";
import { readColumn } from "@/lib/interchange/core/terms/columns";
import { TERM_EXPORT_FORMATS, TERM_FORMATS } from "@/lib/interchange/core/terms/formats";
import { TERM_LOSS_CODES } from "@/lib/interchange/core/terms/loss";

const id = z.uuid();
const time = z.iso.datetime();
const glossaryParams = z.strictObject({ glossaryId: id });

const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/** Column names of the file to names of ours; "" leaves a column out. */
const mapping = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue("The mapping is not valid JSON.");
      return z.NEVER;
    }
  })
  .pipe(
    z.record(
      z.string(),
      z.string().refine((name) => name === "" || readColumn(name) !== null, "There is no such column."),
    ),
  );

/** Why a line of a file is left out. */
export const SKIP_REASONS = [
  "no-such-term",
  "too-many-terms",
  "same-term-twice",
  "dates-reversed",
  "no-source-term",
  "related-to-itself",
  "ambiguous",
  "unreadable-date",
  "no-term",
  "bad-value",
  "held-by-proposal",
  "already-proposed",
] as const;

/** Fields of an import besides the file. */
export const importTermsForm = z.strictObject({
  format: z.enum(TERM_FORMATS).optional(),
  /** Of a workbook; its first sheet when left out. */
  sheet: z.string().max(200).optional(),
  mapping: mapping.optional(),
  dryRun: flag.optional(),
  onConflict: z.enum(["keep", "replace"]).optional(),
});

const counted = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
});

const report = counted.extend({
  /** Null for a dry run, and when nothing changed. */
  importId: id.nullable(),
  /** As which the file was read. */
  format: z.enum(TERM_FORMATS),
  /** Changes that wait for a decision. */
  proposed: z.number().int(),
  skipped: z.array(
    z.object({
      ...{ line: z.number().int(), reason: z.enum(SKIP_REASONS), text: z.string() },
      /** The open proposal that holds what the line would change, or wishes for the same. */
      proposalId: id.optional(),
    }),
  ),
  conflicts: z.array(
    z.object({ line: z.number().int(), conceptId: id, text: z.string(), existing: z.string() }),
  ),
  columns: z.array(z.object({ name: z.string(), meaning: z.string().nullable() })),
  /** Of a workbook: the sheet that was read, and all there are; null and none for other files. */
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
});
export type ImportTermsReport = z.output<typeof report>;

const progress = z.object({
  stage: z.enum(["matching", "writing"]),
  /** Of the file's concepts, or of those that change. */
  done: z.number().int(),
  total: z.number().int(),
});
export type ImportTermsProgress = z.output<typeof progress>;

export const importTerms = defineOperation({
  method: "POST",
  path: "/glossaries/{glossaryId}/import",
  summary: "Take terms in from a file: a form with `file`; with `dryRun`, only the report",
  policy: "translate",
  params: glossaryParams,
  rawBody: ["multipart/form-data"],
  rawBodySchema: { "multipart/form-data": importTermsForm.extend({ file: z.file() }) },
  response: { status: 200, schema: report },
  progress,
});

const exportQuery = z.strictObject({ format: z.enum(TERM_EXPORT_FORMATS) });

export const exportTerms = defineOperation({
  method: "GET",
  path: "/glossaries/{glossaryId}/export",
  summary: "All terms of a glossary as a file",
  policy: "view",
  params: glossaryParams,
  query: exportQuery,
  response: { status: 200, mediaType: "*/*" },
});

const preview = z.object({
  format: z.enum(TERM_EXPORT_FORMATS),
  concepts: z.number().int(),
  notes: z.array(
    z.object({
      code: z.enum(TERM_LOSS_CODES),
      count: z.number().int(),
      examples: z.array(z.object({ conceptId: id, text: z.string() })),
    }),
  ),
});
export type TermsExportPreview = z.output<typeof preview>;

export const previewTermsExport = defineOperation({
  method: "GET",
  path: "/glossaries/{glossaryId}/export/preview",
  summary: "What a format cannot say of this glossary, before it is written",
  policy: "view",
  params: glossaryParams,
  query: exportQuery,
  response: { status: 200, schema: preview },
});

export const listImports = defineOperation({
  method: "GET",
  path: "/glossaries/{glossaryId}/imports",
  summary: "What was taken into a glossary, newest first",
  policy: "view",
  params: glossaryParams,
  query: idPageQuery,
  response: {
    status: 200,
    schema: pageOf(
      z.object({
        id,
        fileName: z.string(),
        format: z.string(),
        counts: counted.extend({ skipped: z.number().int(), conflicts: z.number().int() }),
        authorName: z.string().nullable(),
        at: time,
        undoneAt: time.nullable(),
      }),
    ),
  },
});

export const undoImport = defineOperation({
  method: "POST",
  path: "/imports/{importId}/undo",
  summary:
    "Take a batch (an import or a bulk change) back; concepts that were changed since are left as they are",
  policy: "translate",
  params: z.strictObject({ importId: id }),
  response: {
    status: 200,
    schema: z.object({ restored: z.number().int(), kept: z.number().int() }),
  },
});
