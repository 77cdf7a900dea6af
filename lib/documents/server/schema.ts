import { z } from "zod";
import { BLOCK_KINDS } from "@/lib/documents/core/block";
import { PROPOSAL_KINDS, PROPOSAL_STATUSES, RULES } from "@/lib/documents/core/proposal";
import { NOTICE_CODES, READ_FORMATS } from "@/lib/documents/core/reader";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, pageQuery } from "@/lib/http/page";
import { cleanText } from "@/lib/text/core/clean-text";
import { day } from "@/lib/text/core/day";
import { MARKS } from "@/lib/text/core/marks";
import { storable } from "@/lib/text/core/storable";
import { idCursor, numberCursor } from "./cursors";

const id = z.uuid();
const time = z.iso.datetime();
/** One line of text from a person, without what no line shows. */
const line = (most: number) =>
  storable()
    .max(most * 2)
    .transform((text) => cleanText(text).text.replace(/\s+/gu, " ").trim())
    .pipe(z.string().max(most));
export const projectParams = z.strictObject({ projectId: id });
export const documentParams = z.strictObject({ documentId: id });
const proposalParams = z.strictObject({ proposalId: id });
/** What an import's body may be. */
export const upload = ["multipart/form-data", "application/json"] as const;

/** Fields of an import besides the file or text itself, in a form as in JSON. */
export const importFields = z.strictObject({
  title: line(500).pipe(z.string().min(1)).optional(),
  format: z.enum(READ_FORMATS).optional(),
  fileName: z.string().trim().min(1).max(255).optional(),
  allowDuplicate: z
    .union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")])
    .optional(),
});
/** An import whose text comes in JSON. */
export const importJson = importFields.extend({ content: z.string() });

/** Its fields, by media type. */
export const uploads = {
  "multipart/form-data": importFields.extend({ file: z.file() }),
  "application/json": importJson,
} as const;

const evidence = z.object({ rule: z.enum(RULES), weight: z.number(), quote: z.string().optional() });

export const proposalSchema = z.object({
  id,
  kind: z.enum(PROPOSAL_KINDS),
  status: z.enum(PROPOSAL_STATUSES),
  /** 0 to 1. */
  confidence: z.number(),
  evidence: z.array(evidence),
  paragraphIds: z.array(id),
  detail: z.record(z.string(), z.unknown()),
  decidedAt: time.nullable(),
});
export type ProposalView = z.output<typeof proposalSchema>;

export const paragraphSchema = z.object({
  id,
  kind: z.enum(BLOCK_KINDS),
  level: z.number().int().nullable(),
  speaker: z.string().nullable(),
  turn: z.enum(["question", "answer"]).nullable(),
  label: z.string().nullable(),
  text: z.string(),
  marks: z.array(z.object({ start: z.number().int(), end: z.number().int(), mark: z.enum(MARKS) })),
  revision: z.number().int(),
  sourceLine: z.number().int().nullable(),
  /** What the file gave, and whether the paragraph is shown on its own. Only with `all=true`. */
  piece: z.string().optional(),
  joinedIntoId: id.nullable().optional(),
  excluded: z.boolean().optional(),
});
export type ParagraphView = z.output<typeof paragraphSchema>;

const sourceFile = z.object({
  part: z.number().int(),
  fileName: z.string(),
  format: z.string(),
  encoding: z.string(),
  size: z.number().int(),
  importedAt: time,
});

export const documentSchema = z.object({
  id,
  projectId: id,
  title: z.string(),
  date: day.nullable(),
  occasion: z.string(),
  citation: z.string(),
  /** Paragraphs that are shown. */
  paragraphCount: z.number().int(),
  openProposals: z.number().int(),
  /** The ETag, without its quotes. */
  revision: z.number().int(),
  createdAt: time,
  updatedAt: time,
});
export type DocumentView = z.output<typeof documentSchema>;
export type SourceFileView = z.output<typeof sourceFile>;
export type DocumentDetail = DocumentView & { readonly sourceFiles: readonly SourceFileView[] };

/** What a reader left out, changed or could not make out; with the first place where a person can look. */
export const noticeSchema = z.object({
  code: z.enum(NOTICE_CODES),
  count: z.number().int(),
  /** Of the file, from 1; characters, not bytes. */
  line: z.number().int().optional(),
  column: z.number().int().optional(),
});

const imported = z.object({
  id,
  /** 0 of a document that was made, 1 of the first part that was appended to it, and so on. */
  part: z.number().int(),
  title: z.string(),
  /** Rows made from the file. */
  paragraphCount: z.number().int(),
  format: z.enum(READ_FORMATS),
  encoding: z.string(),
  /** False when the encoding is a guess that somebody should look at. */
  certain: z.boolean(),
  notices: z.array(noticeSchema),
  proposals: z.array(proposalSchema),
});
export type Imported = z.output<typeof imported>;

export const importDocument = defineOperation({
  method: "POST",
  path: "/projects/{projectId}/documents",
  summary: "Import a text: a form with `file`, `title`, `format`, `allowDuplicate`, or JSON with `content`",
  policy: "translate",
  params: projectParams,
  rawBody: upload,
  rawBodySchema: uploads,
  response: { status: 201, schema: imported },
});

export const listDocuments = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/documents",
  summary: "The documents of a project, newest first",
  policy: "view",
  params: projectParams,
  query: pageQuery.extend({ cursor: idCursor }),
  response: { status: 200, schema: pageOf(documentSchema) },
});

export const getDocument = defineOperation({
  method: "GET",
  path: "/documents/{documentId}",
  summary: "One document and the files it came from",
  policy: "view",
  params: documentParams,
  response: { status: 200, schema: documentSchema.extend({ sourceFiles: z.array(sourceFile) }) },
});

export const updateDocument = defineOperation({
  method: "PATCH",
  path: "/documents/{documentId}",
  summary: "Change a document's title, date, occasion or citation",
  policy: "translate",
  params: documentParams,
  body: z.strictObject({
    title: line(500).pipe(z.string().min(1)).optional(),
    date: day.nullable().optional(),
    occasion: line(500).optional(),
    citation: line(2000).optional(),
  }),
  ifMatch: true,
  response: { status: 200, schema: documentSchema },
});

export const deleteDocument = defineOperation({
  method: "DELETE",
  path: "/documents/{documentId}",
  summary: "Delete a document; POST /documents/{documentId}/restore brings it back",
  policy: "manage",
  params: documentParams,
  response: { status: 204 },
});

export const restoreDocument = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/restore",
  summary: "Bring a deleted document back",
  policy: "manage",
  params: documentParams,
  response: { status: 200, schema: documentSchema },
});

export const appendDocument = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/append",
  summary: "Append the next part of a text that stopped at a jump line; takes what an import takes",
  policy: "translate",
  params: documentParams,
  rawBody: upload,
  rawBodySchema: uploads,
  response: { status: 201, schema: imported },
});

export const getSource = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/source",
  summary: "The file as it was given, byte for byte",
  policy: "view",
  params: documentParams,
  query: z.strictObject({ part: z.coerce.number().int().min(0).max(10_000).default(0) }),
  response: { status: 200, mediaType: "application/octet-stream" },
});

export const listParagraphs = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/paragraphs",
  summary: "Paragraphs in order; `all=true` also gives those joined into others or set aside",
  policy: "view",
  params: documentParams,
  query: pageQuery.extend({ cursor: idCursor, all: z.enum(["true", "false"]).default("false") }),
  response: { status: 200, schema: pageOf(paragraphSchema) },
});

export const listProposals = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/proposals",
  summary: "What import proposes, in the order of the text",
  policy: "view",
  params: documentParams,
  query: pageQuery.extend({ cursor: numberCursor, status: z.enum(PROPOSAL_STATUSES).optional() }),
  response: { status: 200, schema: pageOf(proposalSchema) },
});

const decision = (verb: "accept" | "refuse" | "undo", summary: string) =>
  defineOperation({
    method: "POST",
    path: `/proposals/{proposalId}/${verb}`,
    summary,
    policy: "translate",
    params: proposalParams,
    response: { status: 200, schema: proposalSchema },
  });

export const acceptProposal = decision("accept", "Do what a proposal says");
export const refuseProposal = decision("refuse", "Leave the text as it is");
export const undoProposal = decision("undo", "Take a decision back; work done meanwhile is kept");

const acceptedAll = z.object({
  accepted: z.number().int(),
  proposals: z.array(proposalSchema),
  /** Joins that stay open, because a rendering that is locked or final would have to change. */
  refused: z.array(
    z.object({
      proposalId: id,
      key: z.string(),
      detail: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
export type AcceptedAll = z.output<typeof acceptedAll>;

export const acceptAllProposals = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/proposals/accept-all",
  summary: "Accept every open proposal of a document",
  policy: "translate",
  params: documentParams,
  response: { status: 200, schema: acceptedAll },
});
