"use client";

import { Layers } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu } from "@/components/ui/menu";
import { useModel } from "./context";
import { useStore } from "./store";
import { MAX_TRACKS_SHOWN } from "./url-state";

/** Which tracks stand beside the source, and the way to their management. */
export function TrackChooser() {
  const t = useTranslations("workbench");
  const model = useModel();
  const tracks = useStore(model.tracks, (all) => all);
  const shown = useStore(model.look, (look) => look.shown);
  const toggle = (id: string) => {
    const next = shown.includes(id)
      ? shown.filter((each) => each !== id)
      : tracks.map((track) => track.id).filter((each) => each === id || shown.includes(each));
    model.look.set((look) => ({ ...look, shown: next }));
  };
  return (
    <Menu
      label={t("tracksShown", { count: shown.length })}
      icon={<Layers />}
      items={[
        ...tracks.map((track) => ({
          label: track.name,
          checked: shown.includes(track.id),
          several: true,
          // One at least, four at most: which one would have to go is for the person to say.
          disabled: shown.includes(track.id) ? shown.length === 1 : shown.length >= MAX_TRACKS_SHOWN,
          onSelect: () => toggle(track.id),
        })),
        ...(tracks.length > 0 ? (["separator"] as const) : []),
        { label: t("commands.tracks"), onSelect: () => model.dialog.set("tracks") },
      ]}
    />
  );
}

/** On a narrow window tracks are tabs: one at a time beneath the source. */
export function TrackTabs({ current }: { current: string | undefined }) {
  const t = useTranslations("workbench");
  const model = useModel();
  const tracks = useStore(model.tracks, (all) => all);
  if (tracks.length < 2) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see ViewSwitch.
    <div role="group" aria-label={t("tracks")} data-tabs>
      {tracks.map((track) => (
        <button
          key={track.id}
          type="button"
          aria-pressed={track.id === current}
          onClick={() => {
            model.look.set((look) => ({ ...look, shown: [track.id] }));
            model.cursor.set((cursor) => ({ ...cursor, column: track.id, editing: false }));
          }}
        >
          {track.name}
        </button>
      ))}
    </div>
  );
}
