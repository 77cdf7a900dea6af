import * as Y from "yjs";
import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import { isSameRich, type MarkSpan, type RichText } from "@/lib/text/core/marks";
import type { ServerCause } from "../core/causes";
import { createRenderingDocument, readRichText } from "../core/rendering-document";
import type { StoredLog } from "./log-store";
import { type LockedRendering, lockRenderings, stateAfterEdit } from "./read-model-store";
import { type Edited, readLogs, writeEdited } from "./server-update-store";

/** Changes a fork of a rendering's document: `writeRichText`, `replaceSpans` and `appendText` do it well. */
export type ServerEdit = (doc: Y.Doc) => void;

const BREATHE_EVERY = 50;

/** What a rendering says after a server edit, and whether that is new. */
export type ServerUpdate = RichText & {
  readonly renderingId: string;
  readonly documentId: string;
  readonly revision: number;
  readonly state: LockedRendering["state"];
  readonly changed: boolean;
};

type Common = {
  readonly actorId: string;
  readonly cause: ServerCause;
  /** The state of a text that was untouched and now has words; left as it is when absent. */
  readonly filledState?: "translated";
  /**
   * Where texts stand after the edit, by rendering, when that is more than an edit tells: one that brings back what
   * was reviewed. Looked at after each edit, which may fill it; counts only for texts that change.
   */
  readonly standings?: ReadonlyMap<string, Standing>;
  /** Asked with what the log has: where it says so, the text, its row and its history are left as they are. */
  readonly unless?: (renderingId: string, text: string, marks: readonly MarkSpan[]) => boolean;
};

/** A rendering's place in the order of work. */
export type Standing = { readonly state: LockedRendering["state"]; readonly needsWork: boolean };

/**
 * THE way by which the server writes into a text: a fork of the rendering's document is edited, and the difference goes
 * into the log, in the caller's transaction, together with the row and its history. Open editors everywhere show it as
 * soon as the transaction commits.
 *
 * @returns what the rendering says afterwards; null when there is no such rendering
 */
export async function appendServerUpdate(
  tx: Transaction,
  { renderingId, edit, ...common }: Common & { readonly renderingId: string; readonly edit: ServerEdit },
): Promise<ServerUpdate | null> {
  const [done] = await appendServerUpdates(tx, { ...common, edits: new Map([[renderingId, edit]]) });
  return done ?? null;
}

/**
 * The same for many renderings in a handful of statements, whatever their number; they are locked in order of id.
 *
 * @returns one entry for each rendering that exists and was not left as it is, in order of id
 */
export async function appendServerUpdates(
  tx: Transaction,
  { edits, ...common }: Common & { readonly edits: ReadonlyMap<string, ServerEdit> },
): Promise<ServerUpdate[]> {
  const sql = sqlOf(tx);
  const rows = await lockRenderings(sql, [...edits.keys()]);
  const logs = await readLogs(sql, rows);
  const edited: Edited[] = [];
  for (const [at, row] of rows.entries()) {
    const edit = edits.get(row.renderingId) ?? (() => {});
    const made = editFork(row, logs.get(row.renderingId) ?? { snapshot: null, rows: [] }, {
      edit,
      ...common,
    });
    if (made !== null) edited.push(made);
    // Thousands of texts take seconds; whoever is typing meanwhile must not wait for them.
    if (at % BREATHE_EVERY === BREATHE_EVERY - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  await writeEdited(sql, edited, common);
  return edited.map(({ row, rich, revision, state, update }) => ({
    renderingId: row.renderingId,
    documentId: row.documentId,
    revision,
    state,
    changed: update !== null,
    ...rich,
  }));
}

function editFork(
  row: LockedRendering,
  log: StoredLog,
  { edit, filledState, standings, unless }: Common & { edit: ServerEdit },
): Edited | null {
  const stored = log.rows.map(({ update }) => update);
  const doc = createRenderingDocument(log.snapshot === null ? stored : [log.snapshot.state, ...stored]);
  const was = unless === undefined ? null : readRichText(doc);
  if (was !== null && unless?.(row.renderingId, was.text, was.marks) === true) {
    doc.destroy();
    return null;
  }
  const made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  edit(doc);
  const rich = readRichText(doc);
  doc.destroy();
  // The row may be moments behind the log: then it changes even when the edit does not.
  const changed = !isSameRich(rich, row);
  const standing = changed ? standings?.get(row.renderingId) : undefined;
  const logged = (log.snapshot?.mergedCount ?? 0) + log.rows.length;
  return {
    row,
    rich,
    update: made.length === 0 ? null : Y.mergeUpdates(made),
    revision: changed ? row.revision + 1 : row.revision,
    state: standing?.state ?? (changed ? stateOf(row.state, rich.text, filledState) : row.state),
    needsWork: standing?.needsWork ?? null,
    includedUpdates: logged + (made.length === 0 ? 0 : 1),
  };
}

function stateOf(
  state: LockedRendering["state"],
  text: string,
  filledState: "translated" | undefined,
): LockedRendering["state"] {
  const after = stateAfterEdit(state, text);
  return after === "initial" && text.trim() !== "" ? (filledState ?? after) : after;
}
