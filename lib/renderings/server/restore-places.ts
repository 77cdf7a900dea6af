import type { Actor } from "@/lib/accounts/core/actor";
import type { ServerCause } from "@/lib/collaboration/core/causes";
import { fromRelativeSpan } from "@/lib/collaboration/core/relative-span";
import { readText, replaceSpans } from "@/lib/collaboration/core/rendering-document";
import {
  appendServerUpdates,
  type ServerEdit,
  type Standing,
} from "@/lib/collaboration/server/append-server-update";
import { lockRenderingDocuments, type OpenRendering } from "@/lib/collaboration/server/rendering-documents";
import type { Transaction } from "@/lib/db/database";
import { groupBy } from "@/lib/kernel/group-by";
import {
  findOnly,
  type ReplacedPlace,
  type SkippedRendering,
  type SpanEdit,
  type UndoReport,
  withoutOverlaps,
} from "@/lib/renderings/core/replacement";
import { refusalOf } from "./replace-places";
import { readKeptStates, readReplaceable } from "./replacement-store";

/**
 * Puts words that `replacePlaces` replaced back, but for those that were put back before. A place whose new words do not
 * stand there any more, or where nobody may write now, is left as it is; a text that is again what it was has its state
 * again.
 *
 * @returns the batch's places, with what is undone; those of them that were put back now; what is told of it
 */
export async function restorePlaces(
  tx: Transaction,
  actor: Actor,
  {
    projectIds,
    places,
    cause,
  }: {
    readonly projectIds: readonly string[];
    /** All of the batch. */
    readonly places: readonly ReplacedPlace[];
    readonly cause: ServerCause;
  },
): Promise<Restored> {
  const byRendering = groupBy(
    places.filter(({ undone }) => !undone),
    ({ renderingId }) => renderingId,
  );
  const reachable = (await readReplaceable(tx, projectIds, [...byRendering.keys()])).map(
    ({ renderingId }) => renderingId,
  );
  const open = await lockRenderingDocuments(tx, reachable);
  const now = new Map(
    (await readReplaceable(tx, projectIds, reachable)).map((row) => [row.renderingId, row]),
  );
  const begun = new Set(places.filter(({ undone }) => undone).map(({ renderingId }) => renderingId));
  const kept = await readKeptStates(tx, places);
  const standings = new Map<string, Standing>();
  const edits = new Map<string, ServerEdit>();
  const restored = new Set<ReplacedPlace>();
  const skipped: SkippedRendering[] = [];
  for (const [renderingId, own] of byRendering) {
    const opened = open.get(renderingId);
    const reason = refusalOf(now.get(renderingId));
    const found =
      opened === undefined || reason !== null ? [] : findPlaces(opened, own, begun.has(renderingId));
    if (found.length < own.length) skipped.push({ renderingId, reason: reason ?? "changed" });
    if (found.length === 0) continue;
    for (const { place } of found) restored.add(place);
    edits.set(renderingId, (doc) => {
      replaceSpans(
        doc,
        found.map(({ start, end, place }) => ({ at: start, remove: end - start, insert: place.before })),
      );
      const before = kept.get(renderingId);
      if (before !== undefined && before.text === readText(doc))
        standings.set(renderingId, { state: before.state, needsWork: before.needsWork });
    });
  }
  for (const { doc } of open.values()) doc.destroy();
  if (edits.size > 0) await appendServerUpdates(tx, { edits, actorId: actor.id, cause, standings });
  const after = places.map((place) => (restored.has(place) ? { ...place, undone: true } : place));
  const undone = after.filter((place) => place.undone).length;
  return {
    places: after,
    restored: [...restored],
    report: { restored: restored.size, undone, kept: after.length - undone, skipped },
  };
}

type Restored = {
  readonly places: readonly ReplacedPlace[];
  readonly restored: readonly ReplacedPlace[];
  readonly report: UndoReport;
};

type Found = Pick<SpanEdit, "start" | "end"> & { readonly place: ReplacedPlace };

/**
 * Where the new wordings stand now: their own letters. Where these are not known, for the log was begun anew, the words
 * tell, at the only place that reads so: of no other wording, and in a text in which nothing was put back before.
 */
function findPlaces(
  { doc, generation }: OpenRendering,
  places: readonly ReplacedPlace[],
  isBegun: boolean,
): readonly Found[] {
  const text = readText(doc);
  const [followed, unknown]: [Found[], ReplacedPlace[]] = [[], []];
  for (const place of places) {
    const letters = place.generation === generation ? place.letters : null;
    if (letters === null) unknown.push(place);
    const span =
      letters && fromRelativeSpan(doc, { start: fromBase64(letters.start), end: fromBase64(letters.end) });
    if (span !== null && text.slice(span.start, span.end) === place.after) followed.push({ ...span, place });
  }
  const guessed = (isBegun ? [] : unknown).flatMap((place) => {
    const span = findOnly(text, place.after);
    const isOther = followed.some(({ start, end }) => span !== null && span.start < end && start < span.end);
    return span === null || isOther ? [] : [{ ...span, place }];
  });
  return withoutOverlaps([...followed, ...guessed]);
}

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
