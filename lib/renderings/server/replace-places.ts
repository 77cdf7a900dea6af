import type { Actor } from "@/lib/accounts/core/actor";
import type { ServerCause } from "@/lib/collaboration/core/causes";
import { toRelativeSpan } from "@/lib/collaboration/core/relative-span";
import { readText, replaceSpans } from "@/lib/collaboration/core/rendering-document";
import { appendServerUpdates, type ServerEdit } from "@/lib/collaboration/server/append-server-update";
import { lockRenderingDocuments, type OpenRendering } from "@/lib/collaboration/server/rendering-documents";
import type { Transaction } from "@/lib/db/database";
import { groupBy } from "@/lib/kernel/group-by";
import {
  orderEdits,
  type ReplacedPlace,
  type SkippedRendering,
  type SkipReason,
  type SpanEdit,
  spansAfter,
} from "@/lib/renderings/core/replacement";
import { type ReplaceableRendering, readReplaceable } from "./replacement-store";

export type PlaceEdit = SpanEdit & {
  readonly renderingId: string;
  /** Of the text that the edit was made for; whatever changed it since then keeps all of the text as it is. */
  readonly revision?: number | undefined;
};

/**
 * THE way to replace words of many renderings at once: judged on each text as its log has it, all edits of one
 * rendering or none. Whoever calls has seen to it that the actor may translate in these projects, and keeps what was
 * put where, so that `restorePlaces` can take it back.
 */
export async function replacePlaces(
  tx: Transaction,
  actor: Actor,
  asked: {
    readonly projectIds: readonly string[];
    readonly edits: readonly PlaceEdit[];
    readonly cause: ServerCause;
  },
): Promise<{ readonly places: readonly ReplacedPlace[]; readonly skipped: readonly SkippedRendering[] }> {
  const { planned, skipped } = await plan(tx, asked.projectIds, asked.edits);
  return { places: await carryOut(tx, actor, planned, asked.cause), skipped };
}

type Planned = {
  readonly rendering: ReplaceableRendering;
  readonly generation: number;
  readonly edits: readonly SpanEdit[];
};

async function plan(
  tx: Transaction,
  projectIds: readonly string[],
  edits: readonly PlaceEdit[],
): Promise<{ readonly planned: readonly Planned[]; readonly skipped: readonly SkippedRendering[] }> {
  const byRendering = groupBy(edits, ({ renderingId }) => renderingId);
  const reachable = await readReplaceable(tx, projectIds, [...byRendering.keys()]);
  const open = await lockRenderingDocuments(
    tx,
    reachable.map(({ renderingId }) => renderingId),
  );
  // Read again under the locks: what decides is how things are now.
  const now = new Map(
    (await readReplaceable(tx, projectIds, [...open.keys()])).map((row) => [row.renderingId, row]),
  );
  const planned: Planned[] = [];
  const skipped: SkippedRendering[] = [];
  for (const [renderingId, wanted] of byRendering) {
    const [rendering, opened] = [now.get(renderingId), open.get(renderingId)];
    const reason = refusalOf(rendering);
    const ordered = opened === undefined ? null : placedEdits(opened, wanted);
    if (rendering === undefined || opened === undefined || reason !== null)
      skipped.push({ renderingId, reason: reason ?? "not-allowed" });
    else if (ordered === null) skipped.push({ renderingId, reason: "changed" });
    else planned.push({ rendering, generation: opened.generation, edits: ordered });
  }
  for (const { doc } of open.values()) doc.destroy();
  return { planned, skipped };
}

/** The edits from left to right; null when the text is not the one that they were made for. */
function placedEdits(opened: OpenRendering, wanted: readonly PlaceEdit[]): readonly SpanEdit[] | null {
  const text = readText(opened.doc);
  const isOther = wanted.some(
    // The row may be a moment behind the log: its revision then tells of a text that is not there any more.
    ({ revision }) => revision !== undefined && (revision !== opened.revision || text !== opened.storedText),
  );
  return isOther ? null : orderEdits(text, wanted);
}

/** Why nothing may be replaced in a rendering now; null when it may. */
export function refusalOf(rendering: ReplaceableRendering | undefined): SkipReason | null {
  if (rendering === undefined || rendering.hidden) return "not-allowed";
  if (rendering.locked) return "locked";
  return rendering.state === "final" ? "final" : null;
}

async function carryOut(
  tx: Transaction,
  actor: Actor,
  planned: readonly Planned[],
  cause: ServerCause,
): Promise<readonly ReplacedPlace[]> {
  if (planned.length === 0) return [];
  const letters = new Map<string, readonly ReplacedPlace["letters"][]>();
  const edits = new Map<string, ServerEdit>(
    planned.map(({ rendering: { renderingId }, edits: wanted }) => [
      renderingId,
      (doc) => {
        replaceSpans(
          doc,
          wanted.map(({ start, end, text }) => ({ at: start, remove: end - start, insert: text })),
        );
        letters.set(
          renderingId,
          spansAfter(wanted).map((span) => {
            const relative = toRelativeSpan(doc, span);
            return relative && { start: toBase64(relative.start), end: toBase64(relative.end) };
          }),
        );
      },
    ]),
  );
  const done = await appendServerUpdates(tx, { edits, actorId: actor.id, cause });
  const revisions = new Map(done.map(({ renderingId, revision }) => [renderingId, revision]));
  return planned.flatMap(({ rendering: { renderingId, projectId }, generation, edits: wanted }) =>
    wanted.map(({ expected, text }, at) => ({
      ...{ renderingId, projectId, generation, before: expected, after: text, undone: false },
      revision: (revisions.get(renderingId) ?? 1) - 1,
      letters: letters.get(renderingId)?.[at] ?? null,
    })),
  );
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
