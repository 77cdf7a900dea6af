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
  findReplaced,
  type ReplacedPlace,
  type SpanEdit,
  withoutOverlaps,
} from "@/lib/renderings/core/replacement";
import { refusalOf } from "./replace-places";
import { readKeptStates, readReplaceable } from "./replacement-store";

/**
 * Puts words that `replacePlaces` replaced back. A place whose new words do not stand there any more, or where nobody
 * may write now, is left as it is; a text that is again what it was has its state again.
 *
 * @returns the places that read again as they did
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
    readonly places: readonly ReplacedPlace[];
    readonly cause: ServerCause;
  },
): Promise<readonly ReplacedPlace[]> {
  const byRendering = groupBy(places, ({ renderingId }) => renderingId);
  const reachable = (await readReplaceable(tx, projectIds, [...byRendering.keys()])).map(
    ({ renderingId }) => renderingId,
  );
  const open = await lockRenderingDocuments(tx, reachable);
  const writable = (await readReplaceable(tx, projectIds, reachable)).filter(
    (rendering) => refusalOf(rendering) === null,
  );
  const kept = await readKeptStates(tx, places);
  const standings = new Map<string, Standing>();
  const edits = new Map<string, ServerEdit>();
  const restored: ReplacedPlace[] = [];
  for (const { renderingId } of writable) {
    const opened = open.get(renderingId);
    const own = byRendering.get(renderingId) ?? [];
    const found = opened === undefined ? [] : findPlaces(opened, own);
    if (found.length === 0) continue;
    restored.push(...found.map(({ place }) => place));
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
  return restored;
}

type Found = Pick<SpanEdit, "start" | "end"> & { readonly place: ReplacedPlace };

function findPlaces({ doc, generation }: OpenRendering, places: readonly ReplacedPlace[]): readonly Found[] {
  const text = readText(doc);
  return withoutOverlaps(
    places.flatMap((place) => {
      // A log that was begun anew knows none of the letters: then only the words tell.
      const letters = place.generation === generation ? place.letters : null;
      const followed =
        letters && fromRelativeSpan(doc, { start: fromBase64(letters.start), end: fromBase64(letters.end) });
      const span = findReplaced(text, place.after, followed);
      return span === null ? [] : [{ ...span, place }];
    }),
  );
}

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
