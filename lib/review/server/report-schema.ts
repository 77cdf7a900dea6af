import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { reportSchema } from "@/lib/review/core/report";

/** JSON for programs; a printable page, a workbook and one flat table for people. */
export const REPORT_FORMATS = ["json", "html", "xlsx", "csv"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const getReport = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/report",
  summary:
    "The quality report of a track: progress, score and errors, changes since confirmation, open findings, waivers",
  policy: "view",
  params: z.strictObject({ documentId: z.uuid() }),
  query: z.strictObject({
    track: z.uuid(),
    /** `json` is described here; the others come as files. */
    format: z.enum(REPORT_FORMATS).default("json"),
  }),
  response: { status: 200, schema: reportSchema },
});
