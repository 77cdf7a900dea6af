import type { Actor } from "@/lib/accounts/core/actor";
import { fromRelativeSpan } from "@/lib/collaboration/core/relative-span";
import { readText, replaceSpans } from "@/lib/collaboration/core/rendering-document";
import {
  appendServerUpdates,
  type ServerEdit,
  type Standing,
} from "@/lib/collaboration/server/append-server-update";
import { lockRenderingDocuments, type OpenRendering } from "@/lib/collaboration/server/rendering-documents";
import { type Transaction, transaction } from "@/lib/db/database";
import { findReplaced, type ReplacedPlace, withoutOverlaps } from "@/lib/glossary/core/replacement";
import type { Span } from "@/lib/glossary/core/term";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { authorizeGlossary } from "./authorize-glossary";
import { projectsWhere } from "./projects-where";
import { auditPlaces, refusalOf } from "./replace-wordings";
import { lockReplacement, markReplacementUndone, readKeptStates, readReplaceable } from "./replacement-store";

/**
 * Takes a batch of replacements back. A place whose new wording does not stand there any more, or where nobody may
 * write now, is kept and counted; a text that is again what it was has its state again.
 *
 * @throws AppError `not-found`; `forbidden` to all but who made it and those who review in its projects; `conflict` when
 *   it was undone already
 */
export async function undoReplacement(
  actor: Actor,
  replacementId: string,
): Promise<{ readonly restored: number; readonly kept: number }> {
  const grant = await authorizeGlossary(actor, "read", { replacementId });
  return transaction(async (tx) => {
    const row = await lockReplacement(tx, grant, replacementId);
    if (row === null) throw notFound("This replacement");
    const right = row.createdById === actor.id ? "translate" : "review";
    const projectIds = await projectsWhere(actor, right, grant.projectIds);
    if (row.undoneAt !== null)
      throw new AppError("conflict", "This is undone already.", { key: "undoneAlready" });
    const restored = await restore(tx, actor, projectIds, row.places);
    // When nothing could be done – a locked track – it can be tried again.
    if (restored.length > 0 || row.places.length === 0) await markReplacementUndone(tx, row.id);
    const about = { action: "term.undo-replace", conceptId: row.conceptId, replacementId };
    await auditPlaces(tx, actor, restored, about);
    return { restored: restored.length, kept: row.places.length - restored.length };
  });
}

/** @returns the places that read again as they did */
async function restore(
  tx: Transaction,
  actor: Actor,
  projectIds: readonly string[],
  places: readonly ReplacedPlace[],
): Promise<readonly ReplacedPlace[]> {
  const ids = [...new Set(places.map(({ renderingId }) => renderingId))];
  const reachable = (await readReplaceable(tx, projectIds, ids)).map(({ renderingId }) => renderingId);
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
    const own = places.filter((place) => place.renderingId === renderingId);
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
  if (edits.size > 0)
    await appendServerUpdates(tx, { edits, actorId: actor.id, cause: "undo-replace", standings });
  return restored;
}

function findPlaces(
  { doc, generation }: OpenRendering,
  places: readonly ReplacedPlace[],
): readonly (Span & { readonly place: ReplacedPlace })[] {
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
