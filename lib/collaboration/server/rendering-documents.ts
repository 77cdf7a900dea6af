import type * as Y from "yjs";
import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import { createRenderingDocument } from "../core/rendering-document";
import { lockRenderings } from "./read-model-store";
import { readLogs } from "./server-update-store";

export type OpenRendering = {
  readonly doc: Y.Doc;
  readonly generation: number;
  /** Of the stored row; the document may be a moment ahead of it. */
  readonly revision: number;
  /** What that row says. */
  readonly storedText: string;
};

/**
 * Renderings' documents as their logs have them, for those who must know letters and not only words. Their rows are
 * locked until the transaction ends, in order of id; nobody who types waits for that.
 *
 * @returns by rendering; those that are gone are missing. Whoever asks destroys them
 */
export async function lockRenderingDocuments(
  tx: Transaction,
  renderingIds: readonly string[],
): Promise<ReadonlyMap<string, OpenRendering>> {
  if (renderingIds.length === 0) return new Map();
  const sql = sqlOf(tx);
  const rows = await lockRenderings(sql, renderingIds);
  const logs = await readLogs(sql, rows);
  return new Map(
    rows.map(({ renderingId, generation, revision, text: storedText }) => {
      const log = logs.get(renderingId);
      const updates = (log?.rows ?? []).map(({ update }) => update);
      const snapshot = log?.snapshot?.state;
      const doc = createRenderingDocument(snapshot === undefined ? updates : [snapshot, ...updates]);
      return [renderingId, { doc, generation, revision, storedText }];
    }),
  );
}
