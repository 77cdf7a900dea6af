import { z } from "zod";
import { ROLES } from "@/lib/accounts/core/rights";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, wholeQuery } from "@/lib/http/page";
import { trackSchema } from "@/lib/renderings/server/schema";
import { TASKS } from "@/lib/review/core/task";
import { REASONS } from "@/lib/review/core/waiting";
import { day } from "@/lib/text/core/day";
import { assignmentSchema } from "./assignments-schema";

const id = z.uuid();
const count = z.number().int();
const named = z.object({ id, name: z.string() });
const titled = z.object({ id, title: z.string() });

export const waitingGroupSchema = z.object({
  project: named.extend({ sourceLanguage: z.string() }),
  document: titled,
  track: named,
  task: z.enum(TASKS),
  /** How many paragraphs wait. */
  count,
  /** How many of them for each reason; a paragraph counts for its most pressing one. */
  counts: z.object({
    returned: count,
    "source-changed": count,
    assigned: count,
    "second-review": count,
    "unassigned-review": count,
  }),
  /** The most pressing reason. */
  reason: z.enum(REASONS),
  /** Where to begin; `firstNumber` counts the paragraphs that are shown, from 1. */
  firstParagraphId: id,
  firstNumber: count,
  /** The first day by which some of it is due. */
  dueOn: day.nullable(),
});
export type WaitingGroup = z.output<typeof waitingGroupSchema>;

/** Documents × tracks × tasks that one person can look over. */
export const MOST_GROUPS = 500;

export const listWork = defineOperation({
  method: "GET",
  path: "/me/work",
  summary:
    "What waits for the person in all their projects, by document, track and task: what is due first, then what was sent back, given, and free to review; at most 500 groups",
  policy: "signed-in",
  query: wholeQuery,
  response: { status: 200, schema: pageOf(waitingGroupSchema) },
});

export const findWaiting = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/waiting",
  summary: "The index of the next row that waits for the person; goes round at the end",
  policy: "view",
  params: z.strictObject({ documentId: id }),
  query: z.strictObject({
    /** Only in this track. */
    track: id.optional(),
    /** Look from here on, this row left out. */
    after: z.coerce.number().int().min(-1).max(2_147_483_647).default(-1),
  }),
  response: {
    status: 200,
    schema: z.object({
      index: count.nullable(),
      paragraphId: id.nullable(),
      trackId: id.nullable(),
      task: z.enum(TASKS).nullable(),
      wrapped: z.boolean(),
    }),
  },
});
export type FoundWaiting = {
  readonly index: number | null;
  readonly paragraphId: string | null;
  readonly trackId: string | null;
  readonly task: (typeof TASKS)[number] | null;
  readonly wrapped: boolean;
};

export const teamSchema = z.object({
  /** Every track of every document, newest document first. */
  tracks: z.array(
    z.object({
      document: titled,
      track: named.extend({ locked: z.boolean() }),
      progress: trackSchema.shape.progress,
    }),
  ),
  /** Members in the order they came, then those who left and still have work. */
  people: z.array(
    z.object({
      ...{ id, name: z.string() },
      /** Null for who is no member any more. */
      role: z.enum(ROLES).nullable(),
      /** When they last changed a rendering of this project; null for never. */
      lastChangedAt: z.iso.datetime().nullable(),
      /** Open ones, newest first. */
      assignments: z.array(assignmentSchema),
    }),
  ),
});
export type TeamView = z.output<typeof teamSchema>;

export const getTeam = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/team",
  summary: "How far every track of a project is, by state, and who is on what",
  policy: "view",
  params: z.strictObject({ projectId: id }),
  response: { status: 200, schema: teamSchema },
});
