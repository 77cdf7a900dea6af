/** A track that a preset asks for: the very one, or in another document the one that is called so. */
export type PresetTrack = { readonly id: string; readonly name: string };

/**
 * Which tracks of a document a preset means, in the document's order: those with the ids, else those with the names. All, where it
 * means all or the document has none of them.
 *
 * @param wanted null for all
 */
export function tracksOfPreset(
  wanted: readonly PresetTrack[] | null,
  tracks: readonly PresetTrack[],
): readonly string[] {
  const all = tracks.map(({ id }) => id);
  if (wanted === null) return all;
  // A track that was renamed is still the one; a name counts where its id is of another document.
  const found = wanted.flatMap((one) => {
    const same = tracks.filter(({ id }) => id === one.id);
    return same.length > 0 ? same : tracks.filter(({ name }) => name === one.name);
  });
  const ids = new Set(found.map(({ id }) => id));
  return ids.size === 0 ? all : all.filter((id) => ids.has(id));
}
