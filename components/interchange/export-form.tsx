"use client";

import { useTranslations } from "use-intl";
import { formatsFor, PURPOSES, takesSentences } from "@/lib/interchange/core/formats";
import { EXPORT_UNITS, type ExportState, STATES } from "@/lib/interchange/core/writer";
import { Choice, Group } from "./export-choice";
import { type ExportWish, formatKey, toggled } from "./export-search";
import { FormatOptions } from "./format-options";

export type ChoosableTrack = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** Written renderings by state. */
  readonly counts: Readonly<Record<ExportState, number>>;
};

type ExportFormProps = {
  tracks: readonly ChoosableTrack[];
  /** Whether the text came from subtitles. */
  hasTimes: boolean;
  wish: ExportWish;
  onChange: (wish: ExportWish) => void;
};

/** Format by what it is for, tracks, states, and what a format leaves to choice. */
export function ExportForm({ tracks, hasTimes, wish, onChange }: ExportFormProps) {
  const t = useTranslations("interchange");
  const ids = tracks.map(({ id }) => id);
  const chosen = tracks.filter(({ id }) => wish.tracks.includes(id));
  return (
    <>
      {PURPOSES.map((purpose) => (
        <Group key={purpose} legend={t(`purposes.${purpose}`)}>
          {formatsFor(purpose, hasTimes).map((format) => (
            <Choice
              key={format}
              type="radio"
              name="format"
              label={t(`formats.${formatKey(format)}.name`)}
              hint={t(`formats.${formatKey(format)}.use`)}
              checked={wish.format === format}
              onChange={() => onChange({ ...wish, format })}
            />
          ))}
        </Group>
      ))}
      {tracks.length > 0 && (
        <Group legend={t("tracks")}>
          {tracks.map(({ id, name, counts }) => (
            <Choice
              key={id}
              type="checkbox"
              label={name}
              aside={t("renderings", { count: STATES.reduce((sum, state) => sum + counts[state], 0) })}
              checked={wish.tracks.includes(id)}
              onChange={() => onChange({ ...wish, tracks: toggled(ids, wish.tracks, id) })}
            />
          ))}
        </Group>
      )}
      {tracks.length > 0 && (
        <Group legend={t("states")}>
          {STATES.map((state) => (
            <Choice
              key={state}
              type="checkbox"
              label={t(`state.${state}`)}
              aside={String(chosen.reduce((sum, track) => sum + track.counts[state], 0))}
              checked={wish.states.includes(state)}
              onChange={() => onChange({ ...wish, states: toggled(STATES, wish.states, state) })}
            />
          ))}
        </Group>
      )}
      {takesSentences(wish.format) && <Units wish={wish} onChange={onChange} />}
      <FormatOptions wish={wish} onChange={onChange} />
    </>
  );
}

function Units({ wish, onChange }: Pick<ExportFormProps, "wish" | "onChange">) {
  const t = useTranslations("interchange");
  return (
    <Group legend={t("unit")}>
      {EXPORT_UNITS.map((unit) => (
        <Choice
          key={unit}
          type="radio"
          name="unit"
          label={t(`units.${unit}`)}
          hint={t(`unitHint.${unit}`)}
          checked={wish.unit === unit}
          onChange={() => onChange({ ...wish, unit })}
        />
      ))}
    </Group>
  );
}
