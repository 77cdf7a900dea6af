import { api } from "@/components/ui/api";
import type { Role } from "@/lib/accounts/core/rights";
import type { RowsView } from "@/lib/renderings/server/rows-schema";
import { canDo } from "@/lib/review/core/capable";
import type { Task } from "@/lib/review/core/task";
import type { AssignmentView } from "@/lib/review/server/assignments-schema";

/** A document in which work can be given. */
export type WorkPlace = {
  readonly id: string;
  readonly title: string;
  /** How many paragraphs are shown. */
  readonly total: number;
  readonly tracks: readonly { readonly id: string; readonly name: string }[];
};

export type Member = { readonly userId: string; readonly name: string; readonly role: Role };

/** What is written in the form. */
export type Draft = {
  readonly documentId: string;
  readonly trackId: string;
  readonly task: Task;
  /** "" until somebody is chosen. */
  readonly assigneeId: string;
  readonly isRange: boolean;
  /** Numbers of paragraphs, as typed. */
  readonly from: string;
  readonly to: string;
  /** "2026-12-31", or "" for none. */
  readonly dueOn: string;
  readonly note: string;
};

/** The form as it is for work that was given. */
export function draftOf(given: AssignmentView): Draft {
  return {
    ...{ documentId: given.document.id, trackId: given.track.id, task: given.task },
    ...{ assigneeId: given.assignee.id, isRange: given.fromParagraphId !== null },
    ...{ from: String(given.fromNumber ?? ""), to: String(given.toNumber ?? "") },
    ...{ dueOn: given.dueOn ?? "", note: given.note },
  };
}

/** Whom one may give the task: all who can do it, or oneself alone. */
export function listAssignees(
  members: readonly Member[],
  task: Task,
  me: { readonly id: string; readonly role: Role },
): readonly Member[] {
  return members.filter(
    ({ userId, role }) => canDo(role, task) && (canDo(me.role, "review") || userId === me.id),
  );
}

/** Whether what was typed is the number of a paragraph. */
export function isNumberOf(typed: string, total: number): boolean {
  const number = Number(typed);
  return Number.isInteger(number) && number >= 1 && number <= total;
}

/** Whether the form can be sent. */
export function isComplete({ assigneeId, trackId, isRange, from, to }: Draft, total: number): boolean {
  return (
    assigneeId !== "" && trackId !== "" && (!isRange || (isNumberOf(from, total) && isNumberOf(to, total)))
  );
}

/** Gives the work of the form, or changes what was given. */
export async function sendDraft(draft: Draft, editing: AssignmentView | null): Promise<AssignmentView> {
  const { trackId, task, assigneeId, note } = draft;
  const dueOn = draft.dueOn === "" ? null : draft.dueOn;
  if (editing === null) {
    const body = { task, assigneeId, dueOn, note, ...(await readRange(draft)) };
    return api(`/tracks/${trackId}/assignments`, { method: "POST", body });
  }
  const before = draftOf(editing);
  const isMoved = (["isRange", "from", "to"] as const).some((field) => before[field] !== draft[field]);
  const body = {
    ...{ dueOn, note },
    ...(assigneeId !== before.assigneeId && { assigneeId }),
    ...(isMoved && (await readRange(draft))),
  };
  return api(`/assignments/${editing.id}`, { method: "PATCH", body });
}

async function readRange({ documentId, isRange, from, to }: Draft) {
  const [fromParagraphId, toParagraphId] = isRange
    ? await Promise.all([from, to].map((number) => readParagraphId(documentId, Number(number))))
    : [null, null];
  return { fromParagraphId, toParagraphId };
}

async function readParagraphId(documentId: string, number: number): Promise<string | null> {
  const { items } = await api<RowsView>(`/documents/${documentId}/rows?cursor=${number - 1}&limit=1`);
  return items[0]?.paragraph.id ?? null;
}
