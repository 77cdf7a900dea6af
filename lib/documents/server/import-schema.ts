import { z } from "zod";
import { BLOCK_KINDS } from "@/lib/documents/core/block";
import { PROPOSAL_KINDS } from "@/lib/documents/core/proposal";
import { NOTICE_CODES, READ_FORMATS } from "@/lib/documents/core/reader";
import { defineOperation } from "@/lib/http/operation";
import { documentParams, paragraphSchema, projectParams, upload, uploads } from "./schema";

const id = z.uuid();

const importPreview = z.object({
  title: z.string(),
  format: z.enum(READ_FORMATS),
  encoding: z.string(),
  certain: z.boolean(),
  notices: z.array(z.object({ code: z.enum(NOTICE_CODES), count: z.number().int() })),
  paragraphCount: z.number().int(),
  /** How many there are of each kind. */
  kinds: z.record(z.enum(BLOCK_KINDS), z.number().int()),
  /** The first ones. */
  paragraphs: z.array(
    paragraphSchema.pick({ kind: true, level: true, speaker: true, turn: true, label: true, text: true }),
  ),
  /** What would be proposed, each with the texts that it is about. */
  proposals: z.array(
    z.object({ kind: z.enum(PROPOSAL_KINDS), confidence: z.number(), texts: z.array(z.string()) }),
  ),
  /** A document that came from the same bytes. */
  duplicate: z.object({ documentId: id, title: z.string() }).nullable(),
});
export type ImportPreview = z.output<typeof importPreview>;

export const previewImport = defineOperation({
  method: "POST",
  path: "/projects/{projectId}/documents/preview",
  summary: "What an import would make of a text, which is given as to an import; nothing is written",
  policy: "translate",
  params: projectParams,
  rawBody: upload,
  rawBodySchema: uploads,
  response: { status: 200, schema: importPreview },
});

export const previewAppend = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/append/preview",
  summary: "What a part would add to a document; nothing is written",
  policy: "translate",
  params: documentParams,
  rawBody: upload,
  rawBodySchema: uploads,
  response: { status: 200, schema: importPreview },
});

export const undoAppend = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/parts/{part}/undo",
  summary: "Take the last appended part back as a whole, as long as nobody built on it",
  policy: "translate",
  params: documentParams.extend({ part: z.coerce.number().int().min(0).max(10_000) }),
  response: { status: 200, schema: z.object({ removed: z.number().int() }) },
});
