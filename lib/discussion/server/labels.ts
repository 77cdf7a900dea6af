import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Transaction, transaction } from "@/lib/db/database";
import type { Page } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import {
  changeLabel,
  insertLabel,
  type LabelRow,
  lockLabelSet,
  orderLabels,
  readLabels,
  takeLabelSet,
} from "./label-store";
import type { LabelView } from "./schema";

function present({ id, mqmType, nameEn, nameZh, colorIndex, archivedAt, uses }: LabelRow): LabelView {
  return { id, mqmType, nameEn, nameZh, colorIndex, archived: archivedAt !== null, uses };
}

/** A project's labels in their order, archived ones too; a project that never had any gets MQM's error types. */
export async function listLabels(actor: Actor, projectId: string): Promise<Page<LabelView>> {
  const grant = await authorize(actor, "view", { projectId });
  return transaction(async (tx) => {
    const rows = await readLabels(tx, await takeLabelSet(tx, grant));
    return { items: rows.map(present), nextCursor: null };
  });
}

/** Adds a label at the end. */
export async function createLabel(
  actor: Actor,
  projectId: string,
  given: { readonly nameEn: string; readonly nameZh: string; readonly colorIndex: number },
): Promise<LabelView> {
  const grant = await authorize(actor, "review", { projectId });
  return transaction(async (tx) => {
    const labelSetId = await lockLabelSet(tx, grant);
    const rows = await readLabels(tx, labelSetId);
    const position = (rows.at(-1)?.position ?? -1) + 1;
    return readOne(tx, labelSetId, await insertLabel(tx, { ...given, labelSetId, position }));
  });
}

export type LabelChange = {
  readonly id: string;
  readonly nameEn?: string | undefined;
  readonly nameZh?: string | undefined;
  readonly colorIndex?: number | undefined;
  readonly archived?: boolean | undefined;
  readonly afterId?: string | null | undefined;
};

/** Changes or moves a label. One that is archived stays on what bears it, and is not offered any more. */
export async function updateLabel(actor: Actor, projectId: string, change: LabelChange): Promise<LabelView> {
  const grant = await authorize(actor, "review", { projectId });
  return transaction(async (tx) => {
    const labelSetId = await lockLabelSet(tx, grant);
    const rows = await readLabels(tx, labelSetId);
    const before = rows.find(({ id }) => id === change.id);
    if (before === undefined) throw notFound("This label");
    const { nameEn, nameZh, colorIndex, archived } = change;
    await changeLabel(tx, change.id, {
      ...(nameEn !== undefined && { nameEn }),
      ...(nameZh !== undefined && { nameZh }),
      ...(colorIndex !== undefined && { colorIndex }),
      ...(archived !== undefined && { archivedAt: archived ? (before.archivedAt ?? new Date()) : null }),
    });
    if (change.afterId !== undefined) await orderLabels(tx, moved(rows, change.id, change.afterId));
    return readOne(tx, labelSetId, change.id);
  });
}

function moved(rows: readonly LabelRow[], id: string, afterId: string | null): string[] {
  const others = rows.map((row) => row.id).filter((other) => other !== id);
  const at = afterId === null ? 0 : others.indexOf(afterId) + 1;
  if (afterId !== null && at === 0) throw notFound("The label to come after");
  return [...others.slice(0, at), id, ...others.slice(at)];
}

async function readOne(tx: Transaction, labelSetId: string, id: string): Promise<LabelView> {
  const row = (await readLabels(tx, labelSetId)).find((label) => label.id === id);
  if (row === undefined) throw notFound("This label");
  return present(row);
}
