"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { EXPORT_FORMATS, takesSentences } from "@/lib/interchange/core/formats";
import { EXPORT_UNITS, type ExportState, STATES } from "@/lib/interchange/core/writer";
import styles from "./export.module.css";
import {
  type ExportWish,
  formatKey,
  hasByteOrderMark,
  hasEmphasis,
  hasLayout,
  hasPrefill,
  toggled,
} from "./export-search";

export type ChoosableTrack = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** Written renderings by state. */
  readonly counts: Readonly<Record<ExportState, number>>;
};

type ExportFormProps = {
  tracks: readonly ChoosableTrack[];
  wish: ExportWish;
  onChange: (wish: ExportWish) => void;
};

/** Format, tracks, states, and what a format leaves to choice. */
export function ExportForm({ tracks, wish, onChange }: ExportFormProps) {
  const t = useTranslations("interchange");
  const ids = tracks.map(({ id }) => id);
  const chosen = tracks.filter(({ id }) => wish.tracks.includes(id));
  return (
    <>
      <Group legend={t("format")}>
        {EXPORT_FORMATS.map((format) => (
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

function FormatOptions({ wish, onChange }: Pick<ExportFormProps, "wish" | "onChange">) {
  const t = useTranslations("interchange");
  if (hasLayout(wish.format)) {
    return (
      <Group legend={t("layout")}>
        {(["bilingual", "translation"] as const).map((layout) => (
          <Choice
            key={layout}
            type="radio"
            name="layout"
            label={t(`layouts.${layout}`)}
            checked={wish.layout === layout}
            onChange={() => onChange({ ...wish, layout })}
          />
        ))}
      </Group>
    );
  }
  const options = DETAILS.filter(({ isOf }) => isOf(wish.format));
  if (options.length === 0) return null;
  return (
    <Group legend={t("details")}>
      {options.map(({ name }) => (
        <Choice
          key={name}
          type="checkbox"
          label={t(name)}
          hint={t(`${name}Hint`)}
          checked={wish[name]}
          onChange={() => onChange({ ...wish, [name]: !wish[name] })}
        />
      ))}
    </Group>
  );
}

/** What a format leaves to choice, yes or no. */
const DETAILS = [
  { name: "emphasis", isOf: hasEmphasis },
  { name: "byteOrderMark", isOf: hasByteOrderMark },
  { name: "prefill", isOf: hasPrefill },
] as const;

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

type ChoiceProps = {
  type: "radio" | "checkbox";
  name?: string;
  label: string;
  hint?: string;
  /** A number at the end of the line. */
  aside?: string;
  checked: boolean;
  onChange: () => void;
};

function Choice({ label, hint, aside, ...input }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input {...input} />
      <span className={styles.choiceText}>
        {label}
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
    </label>
  );
}
