import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import { sendNotice } from "./notices";
import { keepRevision, lockRenderings, refreshLocked } from "./read-model-store";

/**
 * Locks a rendering's row until the transaction ends and brings it up to its log, so that what is decided next is
 * decided on the text as it is, not as it was a moment ago.
 *
 * @returns false when there is no such rendering
 */
export async function lockFreshRendering(tx: Transaction, renderingId: string): Promise<boolean> {
  return (await refreshLocked(sqlOf(tx), renderingId)) !== null;
}

/** Locks renderings' rows until the transaction ends: nobody gives them another state meanwhile. Their logs go on. */
export async function lockRenderingRows(tx: Transaction, renderingIds: readonly string[]): Promise<void> {
  await lockRenderings(sqlOf(tx), renderingIds);
}

/** Keeps a rendering's present state in its history, unless that revision is there already. */
export async function keepRenderingRevision(
  tx: Transaction,
  given: {
    readonly renderingId: string;
    /** One of `CAUSES`, or what only the row tells: source, still-right. */
    readonly cause: string;
    readonly authorId?: string;
    readonly comment?: string;
    /** Causes that say less: a revision that is kept as one of these is told of as this one. */
    readonly insteadOf?: readonly string[];
  },
): Promise<void> {
  const { renderingId, ...rest } = given;
  await keepRevision(sqlOf(tx), { renderingIds: [renderingId], ...rest });
}

/** Keeps the present states of renderings: so that their revisions can be spoken of, or because of what was done to all. */
export async function keepRenderingRevisions(
  tx: Transaction,
  renderingIds: readonly string[],
  why: { readonly cause: string; readonly authorId?: string } = { cause: "edit" },
): Promise<void> {
  await keepRevision(sqlOf(tx), { renderingIds, ...why });
}

/** Tells every open screen, when the transaction commits, that a rendering's row changed in more than its text. */
export async function announceRowChange(
  tx: Transaction,
  renderingId: string,
  documentId: string,
): Promise<void> {
  await sendNotice(sqlOf(tx), { t: "row", r: renderingId, d: documentId });
}
