import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { isLayoutOf, type Layout } from "@/lib/alignment/core/layout";
import { database } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { type AlignWatcher, alignInThread } from "./align-in-thread";
import { type DraftRow, readDraft, readPlacingRows, removeDraft, updateDraft } from "./alignment-store";
import { onlyTexts } from "./import-into-track";
import { presentDraft } from "./present-draft";
import type { DraftView } from "./schema";

/** The alignment of a track that is being looked over. @throws AppError `not-found` when there is none */
export async function getAlignment(actor: Actor, trackId: string): Promise<DraftView> {
  const grant = await authorize(actor, "translate", { trackId });
  const draft = await findDraft(grant, trackId);
  return presentDraft(trackId, draft, await readPlacingRows(database(), grant, trackId));
}

/** The same; null when there is none. */
export async function findAlignment(actor: Actor, trackId: string): Promise<DraftView | null> {
  const grant = await authorize(actor, "translate", { trackId });
  const draft = await readDraft(grant, trackId);
  if (draft === null) return null;
  return presentDraft(trackId, draft, await readPlacingRows(database(), grant, trackId));
}

/** A layout from outside. `seen` is the revision that it was made from; null for whatever is there. */
export type GivenLayout = { readonly layout: Layout; readonly seen: number | null };

/** Keeps a layout. @throws AppError `invalid` when it is not one of the texts; `stale` when another was kept since */
export async function saveAlignment(
  actor: Actor,
  trackId: string,
  { layout, seen }: GivenLayout,
): Promise<{ readonly revision: number }> {
  const grant = await authorize(actor, "translate", { trackId });
  const draft = await findDraft(grant, trackId);
  checkLayout(draft, layout);
  return { revision: await keep(actor, trackId, { layout, seen: seen ?? draft.revision }) };
}

/** Aligns again around what is fixed in a layout. */
export async function realignTrack(
  actor: Actor,
  trackId: string,
  { layout, seen, ...watcher }: GivenLayout & AlignWatcher,
): Promise<DraftView> {
  const grant = await authorize(actor, "translate", { trackId });
  const draft = await findDraft(grant, trackId);
  checkLayout(draft, layout);
  watcher.tell({ stage: "align" });
  const job = { trackId, texts: onlyTexts(draft.texts), start: { layout } };
  const again = await alignInThread(actor, grant, job, watcher);
  const revision = await keep(actor, trackId, { layout: again, seen: seen ?? draft.revision });
  const rows = await readPlacingRows(database(), grant, trackId);
  const kept = { revision, updatedById: actor.id, at: new Date().toISOString() };
  return presentDraft(trackId, { ...draft, ...kept, layout: again }, rows);
}

/**
 * Gives up what was being looked over.
 *
 * @param seen the revision that was looked at; null for whatever is there
 * @throws AppError `not-found`, `forbidden`, `stale`
 */
export async function discardAlignment(actor: Actor, trackId: string, seen: number | null): Promise<void> {
  const grant = await authorize(actor, "translate", { trackId });
  const { revision } = await findDraft(grant, trackId);
  if (!(await removeDraft(trackId, seen ?? revision))) throw staleAlignment();
}

export async function findDraft(grant: Grant, trackId: string): Promise<DraftRow> {
  const draft = await readDraft(grant, trackId);
  if (draft === null) throw notFound("This alignment");
  return draft;
}

function checkLayout({ texts }: DraftRow, layout: Layout): void {
  const textOf = ({ text }: { text: string }): string => text;
  if (!isLayoutOf(layout, texts.source.map(textOf), texts.target.map(textOf)))
    throw new AppError("invalid", "These beads are not of these texts.", {
      fields: { layout: "Not of these texts." },
    });
}

async function keep(
  actor: Actor,
  trackId: string,
  given: { readonly layout: Layout; readonly seen: number },
): Promise<number> {
  const revision = await updateDraft(trackId, { ...given, authorId: actor.id });
  if (revision === null) throw staleAlignment();
  return revision;
}

/** Somebody else changed the same alignment. */
export const staleAlignment = (): AppError =>
  new AppError("stale", "Somebody else changed this alignment: load it again.", { key: "alignmentStale" });
