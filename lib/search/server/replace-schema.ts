import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { skippedRendering, undoReport } from "@/lib/renderings/core/replacement";
import { STATES } from "@/lib/renderings/core/state";
import { storable } from "@/lib/text/core/storable";

const id = z.uuid();
const count = z.number().int();
const flag = z
  .enum(["true", "false"])
  .default("false")
  .transform((value) => value === "true");
const projectParams = z.strictObject({ projectId: id });

/** Edits that one request takes: its body stays well under the limit of JSON bodies. */
export const MOST_EDITS = 5_000;

const placeSchema = z.object({
  /** UTF-16, half open, in the rendering's text. */
  start: count,
  end: count,
  found: z.string(),
  before: z.string(),
  isCutBefore: z.boolean(),
  after: z.string(),
  isCutAfter: z.boolean(),
});
export type ReplaceablePlace = z.output<typeof placeSchema>;

const replaceableSchema = z.object({
  renderingId: id,
  /** Goes with the edits: a text that was changed since is left as it is. */
  revision: count,
  project: id,
  document: z.object({ id, title: z.string() }),
  paragraph: z.object({ id, number: count }),
  track: z.object({ id, name: z.string(), language: z.string() }),
  state: z.enum(STATES),
  /** Why nothing would be replaced in it now; null when it would. */
  refusal: z.enum(["locked", "final"]).nullable(),
  /** The beginning of the source. */
  source: z.object({ text: z.string(), isCut: z.boolean() }),
  places: z.array(placeSchema),
});
export type Replaceable = z.output<typeof replaceableSchema>;

const replaceablePageSchema = z.object({
  items: z.array(replaceableSchema),
  /** Null when all has been looked through; a page may be empty before. */
  nextCursor: z.string().nullable(),
  /** Renderings looked through for this page. */
  looked: count,
});
export type ReplaceablePage = z.output<typeof replaceablePageSchema>;

export const listReplaceable = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/replaceable",
  summary:
    "Places where words stand in a project's translations, or those of a document or a track, in their context; looked through in portions",
  policy: "translate",
  params: projectParams,
  query: z.strictObject({
    find: storable().min(1).max(200),
    matchCase: flag,
    wholeWord: flag,
    /** English words in any of their forms. */
    anyForm: flag,
    document: id.optional(),
    track: id.optional(),
    cursor: z.string().min(1).max(1000).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: { status: 200, schema: replaceablePageSchema },
});

const wording = storable()
  .max(2000)
  .transform((text) => text.replace(/\r\n?/gu, "\n"));

const reportSchema = z.object({
  /** Null when nothing was replaced. */
  id: id.nullable(),
  /** Places. */
  applied: count,
  skipped: z.array(skippedRendering),
});
export type ReplaceReport = z.output<typeof reportSchema>;

const progressSchema = z.object({
  /** What undoes that which is done so far; null before anything is. */
  id: id.nullable(),
  /** Renderings. */
  done: count,
  total: count,
});
export type ReplaceProgress = z.output<typeof progressSchema>;

export const createTextReplacement = defineOperation({
  method: "POST",
  path: "/projects/{projectId}/replacements",
  summary:
    "Replace words in translations of a project in portions, all of one text or none, as one batch that can be undone",
  policy: "translate",
  params: projectParams,
  body: z.strictObject({
    /** What was looked for, for the record. */
    find: storable().min(1).max(200),
    edits: z
      .array(
        z.strictObject({
          renderingId: id,
          revision: count.min(0),
          start: count.min(0),
          end: count.min(1),
          /** What must stand there. */
          expected: wording.pipe(z.string().min(1)),
          /** Empty to delete the words. */
          text: wording,
        }),
      )
      .min(1)
      .max(MOST_EDITS),
  }),
  progress: progressSchema,
  response: { status: 200, schema: reportSchema },
});

export const undoTextReplacement = defineOperation({
  method: "POST",
  path: "/projects/{projectId}/replacements/{replacementId}/undo",
  summary:
    "Take a batch of replaced words back; places that were changed since, are locked or final are kept and told, and can be undone later",
  policy: "translate",
  params: z.strictObject({ projectId: id, replacementId: id }),
  response: { status: 200, schema: undoReport },
});
