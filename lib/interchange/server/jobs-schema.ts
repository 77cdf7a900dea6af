import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf } from "@/lib/http/page";
import { EXPORT_FORMATS } from "@/lib/interchange/core/formats";
import { JOB_STATES } from "@/lib/interchange/core/jobs";
import { exportQuery } from "./schema";

const id = z.uuid();
const count = z.number().int().min(0);
const time = z.iso.datetime();

export const jobView = z.object({
  id,
  documentId: id,
  format: z.enum(EXPORT_FORMATS),
  state: z.enum(JOB_STATES),
  /** Paragraphs gone through, of so many; 0 of 0 until it has begun. */
  progress: z.object({ done: count, total: count }),
  /** Empty until it is made. */
  fileName: z.string(),
  mediaType: z.string(),
  bytes: count,
  /** Hex; null until it is made. */
  sha256: z.string().nullable(),
  /** Why there is no file: a key under `errors` in the message catalogs. */
  error: z.string().nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  /** When the file is removed. */
  expiresAt: time.nullable(),
});
export type JobView = z.output<typeof jobView>;

const documentParams = z.strictObject({ documentId: id });
const exportParams = z.strictObject({ exportId: id });

export const createExportOperation = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/exports",
  summary: "Have a file made in the background; takes the query of GET /documents/{documentId}/export",
  policy: "view",
  params: documentParams,
  query: exportQuery,
  response: { status: 202, schema: jobView },
});

export const listExportsOperation = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/exports",
  summary: "The files of a document that you had made in the background, newest first",
  policy: "view",
  params: documentParams,
  query: idPageQuery,
  response: { status: 200, schema: pageOf(jobView) },
});

export const getExportOperation = defineOperation({
  method: "GET",
  path: "/exports/{exportId}",
  summary: "How far a file of yours is",
  policy: "view",
  params: exportParams,
  response: { status: 200, schema: jobView },
});

export const cancelExportOperation = defineOperation({
  method: "POST",
  path: "/exports/{exportId}/cancel",
  summary: "Stop making a file of yours; POST /exports/{exportId}/restart begins again",
  policy: "view",
  params: exportParams,
  response: { status: 200, schema: jobView },
});

export const restartExportOperation = defineOperation({
  method: "POST",
  path: "/exports/{exportId}/restart",
  summary: "Make a file of yours, which failed, was canceled or has expired, from its beginning",
  policy: "view",
  params: exportParams,
  response: { status: 202, schema: jobView },
});

export const deleteExportOperation = defineOperation({
  method: "DELETE",
  path: "/exports/{exportId}",
  summary: "Remove a file of yours; for an hour POST /exports/{exportId}/restore brings it back",
  policy: "view",
  params: exportParams,
  response: { status: 204 },
});

export const restoreExportOperation = defineOperation({
  method: "POST",
  path: "/exports/{exportId}/restore",
  summary: "Bring back a file of yours that was removed within the last hour",
  policy: "view",
  params: exportParams,
  response: { status: 200, schema: jobView },
});

export const downloadExportOperation = defineOperation({
  method: "GET",
  path: "/exports/{exportId}/file",
  summary: "A file of yours that is done; Range and If-Range go on with one that broke off",
  policy: "view",
  params: exportParams,
  response: { status: 200, mediaType: "application/octet-stream" },
});
