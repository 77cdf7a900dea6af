import { api } from "@/components/ui/api";
import type { TrackView } from "@/lib/renderings/server/schema";
import { refreshTracks, type Voice } from "./actions";
import type { WorkbenchModel } from "./model";
import { chooseTracks, MAX_TRACKS_SHOWN } from "./url-state";

/** Runs a change of tracks, then reads them again; a refusal becomes a toast. */
async function change(model: WorkbenchModel, voice: Voice, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    await refreshTracks(model);
    keepShownTracks(model);
    return true;
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
    return false;
  }
}

/** Tracks that are gone are not shown; the cursor goes to one that is. */
function keepShownTracks(model: WorkbenchModel): void {
  const existing = model.tracks.get().map(({ id }) => id);
  const { shown } = model.look.get();
  const next = chooseTracks(existing, shown);
  if (next.join() !== shown.join()) model.look.set((look) => ({ ...look, shown: next }));
  const { column } = model.cursor.get();
  if (column !== null && !next.includes(column)) {
    model.cursor.set((cursor) => ({ ...cursor, column: next[0] ?? null, editing: false }));
  }
}

/** One place up (-1) or down (1); the columns shown keep the tracks' order. */
export async function moveTrack(
  model: WorkbenchModel,
  voice: Voice,
  track: TrackView,
  by: 1 | -1,
): Promise<void> {
  const ids = model.tracks.get().map(({ id }) => id);
  const at = ids.indexOf(track.id);
  const afterId = ids[by === 1 ? at + 1 : at - 2] ?? null;
  const isMoved = await change(model, voice, () =>
    api(`/tracks/${track.id}`, { method: "PATCH", body: { afterId } }),
  );
  if (!isMoved) return;
  const order = model.tracks.get().map(({ id }) => id);
  model.look.set((look) => ({ ...look, shown: order.filter((id) => look.shown.includes(id)) }));
}

export async function setLocked(
  model: WorkbenchModel,
  voice: Voice,
  track: TrackView,
  locked: boolean,
): Promise<void> {
  await change(model, voice, () => api(`/tracks/${track.id}`, { method: "PATCH", body: { locked } }));
}

/** Takes a track away at once. @returns brings it back as it was; null when it could not be taken away */
export async function deleteTrack(
  model: WorkbenchModel,
  voice: Voice,
  track: TrackView,
): Promise<(() => Promise<void>) | null> {
  const { shown } = model.look.get();
  const isDeleted = await change(model, voice, () => api(`/tracks/${track.id}`, { method: "DELETE" }));
  if (!isDeleted) return null;
  return async () => {
    const isBack = await change(model, voice, () =>
      api(`/documents/${track.documentId}/tracks/${track.id}/restore`, { method: "POST" }),
    );
    if (isBack && shown.includes(track.id)) model.look.set((look) => ({ ...look, shown }));
  };
}

/** A new track comes onto the screen, as far as there is room. */
export async function showNewTrack(model: WorkbenchModel, trackId: string): Promise<void> {
  await refreshTracks(model);
  model.look.set((look) => ({ ...look, shown: [...look.shown, trackId].slice(-MAX_TRACKS_SHOWN) }));
  model.cursor.set((cursor) => ({ ...cursor, column: cursor.column ?? trackId }));
}
