import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf } from "@/lib/http/page";
import { TASKS } from "@/lib/review/core/task";
import { day } from "@/lib/text/core/day";
import { storable } from "@/lib/text/core/storable";

const id = z.uuid();
const count = z.number().int();
const person = z.object({ id, name: z.string() });
const assignmentParams = z.strictObject({ assignmentId: id });
const note = storable().trim().max(2000);

export const assignmentSchema = z.object({
  id,
  projectId: id,
  document: z.object({ id, title: z.string() }),
  track: z.object({ id, name: z.string() }),
  task: z.enum(TASKS),
  /** `isMember` false: they have left the project. */
  assignee: person.extend({ isMember: z.boolean() }),
  createdBy: person,
  /** Both null for a whole document. */
  fromParagraphId: id.nullable(),
  toParagraphId: id.nullable(),
  /** As paragraphs are numbered now, from 1; null for a whole document, and where none of it is shown any more. */
  fromNumber: count.nullable(),
  toNumber: count.nullable(),
  dueOn: day.nullable(),
  note: z.string(),
  /** Of the paragraphs that are shown. What is neither done nor waits cannot be begun yet, or was sent back. */
  progress: z.object({ total: count, done: count, waiting: count }),
  createdAt: z.iso.datetime(),
});
export type AssignmentView = z.output<typeof assignmentSchema>;

export const createAssignment = defineOperation({
  method: "POST",
  path: "/tracks/{trackId}/assignments",
  summary:
    "Give somebody a track, or its paragraphs from one to another, to translate or to review; translators may give work to themselves",
  policy: "translate",
  params: z.strictObject({ trackId: id }),
  body: z.strictObject({
    assigneeId: id,
    task: z.enum(TASKS),
    /** Both, or neither for the whole document. */
    fromParagraphId: id.nullable().default(null),
    toParagraphId: id.nullable().default(null),
    dueOn: day.nullable().default(null),
    note: note.default(""),
  }),
  response: { status: 201, schema: assignmentSchema },
});

export const listAssignments = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/assignments",
  summary:
    "Who was given what in a project, newest first, with how far it is; open=true leaves out what is done",
  policy: "view",
  params: z.strictObject({ projectId: id }),
  query: idPageQuery.extend({
    assignee: id.optional(),
    track: id.optional(),
    document: id.optional(),
    open: z.enum(["true", "false"]).optional(),
  }),
  response: { status: 200, schema: pageOf(assignmentSchema) },
});

export const updateAssignment = defineOperation({
  method: "PATCH",
  path: "/assignments/{assignmentId}",
  summary: "Give work to somebody else, or change its paragraphs, day or note (who gave it, or a reviewer)",
  policy: "translate",
  params: assignmentParams,
  body: z
    .strictObject({
      assigneeId: id,
      dueOn: day.nullable(),
      note,
      /** Both together; both null for the whole document. */
      fromParagraphId: id.nullable(),
      toParagraphId: id.nullable(),
    })
    .partial(),
  response: { status: 200, schema: assignmentSchema },
});

export const deleteAssignment = defineOperation({
  method: "DELETE",
  path: "/assignments/{assignmentId}",
  summary: "Take work back (who gave it, or a reviewer); it can be restored",
  policy: "translate",
  params: assignmentParams,
  response: { status: 204 },
});

export const restoreAssignment = defineOperation({
  method: "POST",
  path: "/assignments/{assignmentId}/restore",
  summary: "Give work that was taken back again",
  policy: "translate",
  params: assignmentParams,
  response: { status: 200, schema: assignmentSchema },
});
