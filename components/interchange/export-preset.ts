import { tracksOfPreset } from "@/lib/interchange/core/preset-tracks";
import type { PresetWish } from "@/lib/interchange/core/preset-wish";
import { STATES } from "@/lib/interchange/core/writer";
import type { ExportWish } from "./export-search";

type Track = { readonly id: string; readonly name: string };

/** What a preset chooses of this document. */
export function wishOfPreset({ tracks, states, ...wish }: PresetWish, all: readonly Track[]): ExportWish {
  const chosen = states === null ? STATES : STATES.filter((state) => states.includes(state));
  return { ...wish, tracks: tracksOfPreset(tracks, all), states: chosen };
}

/** What is chosen, to be kept: all tracks, or all states, stay all where there are more one day. */
export function presetOfWish({ tracks, states, ...wish }: ExportWish, all: readonly Track[]): PresetWish {
  const chosen = all.filter(({ id }) => tracks.includes(id));
  const isAll = chosen.length === all.length || chosen.length === 0;
  return {
    ...wish,
    tracks: isAll ? null : chosen.map(({ id, name }) => ({ id, name })),
    states: states.length === STATES.length ? null : [...states],
  };
}

/** Whether what is chosen is what a preset chooses here. */
export function isPresetOf(preset: PresetWish, wish: ExportWish, all: readonly Track[]): boolean {
  const asKept = (one: PresetWish): string => {
    const { tracks, states, ...rest } = presetOfWish(wishOfPreset(one, all), all);
    return JSON.stringify([tracks?.map(({ id }) => id), states, Object.entries(rest).sort()]);
  };
  return asKept(preset) === asKept(presetOfWish(wish, all));
}
