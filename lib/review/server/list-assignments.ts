import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Transaction } from "@/lib/db/database";
import { type Page, toPage } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import type { AssignmentView } from "./assignments-schema";
import { type ReadAssignment, readAssignments } from "./assignments-store";

type Asked = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly assignee?: string | undefined;
  readonly track?: string | undefined;
  readonly document?: string | undefined;
  readonly open?: "true" | "false" | undefined;
};

/** Who was given what in a project, newest first, with how far it is. */
export async function listAssignments(
  actor: Actor,
  projectId: string,
  asked: Asked,
): Promise<Page<AssignmentView>> {
  const grant = await authorize(actor, "view", { projectId });
  const rows = await readAssignments(grant, {
    ...{ limit: asked.limit, before: asked.cursor, assigneeId: asked.assignee },
    ...{ trackId: asked.track, documentId: asked.document },
    isOpen: asked.open === undefined ? undefined : asked.open === "true",
  });
  return toPage(
    rows.map((row) => presentAssignment(row, grant.projectId)),
    asked.limit,
    ({ id }) => id,
  );
}

/** One assignment as it stands. @throws AppError `not-found` */
export async function viewAssignment(tx: Transaction, grant: Grant, id: string): Promise<AssignmentView> {
  const [row] = await readAssignments(grant, { id, limit: 1 }, tx);
  if (row === undefined) throw notFound("This assignment");
  return presentAssignment(row, grant.projectId);
}

export function presentAssignment(row: ReadAssignment, projectId: string): AssignmentView {
  const { id, task, fromParagraphId, toParagraphId, fromNumber, dueOn, note, total, done, waiting } = row;
  return {
    ...{ id, projectId, task, dueOn, note, fromParagraphId, toParagraphId, fromNumber },
    document: { id: row.documentId, title: row.documentTitle },
    track: { id: row.trackId, name: row.trackName },
    assignee: { id: row.assigneeId, name: row.assigneeName, isMember: row.isMember },
    createdBy: { id: row.createdById, name: row.createdByName },
    // What is shown of a range has numbers without a gap.
    toNumber: fromNumber === null ? null : fromNumber + total - 1,
    progress: { total, done, waiting },
    createdAt: row.createdAt.toISOString(),
  };
}
