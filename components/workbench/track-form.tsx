"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api, Problem } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import type { Fields } from "@/components/ui/edited-fields";
import { FormColumn, FormError, SelectField, TextField } from "@/components/ui/field";
import { Meanwhile } from "@/components/ui/meanwhile";
import { readFields, useEditedForm } from "@/components/ui/use-edited-form";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { TrackView } from "@/lib/renderings/server/schema";
import { refreshTracks } from "./actions";
import { useModel } from "./context";
import { showNewTrack } from "./track-actions";
import styles from "./tracks-dialog.module.css";

const KINDS = ["draft", "official", "reference"] as const;

const FIELDS = ["name", "kind", "attribution", "citation", "date"] as const;

type Said = Pick<TrackView, (typeof FIELDS)[number] | "revision">;

/** What a form for a new track is made from. */
const NO_TRACK: Said = { name: "", kind: "draft", attribution: "", citation: "", date: null, revision: 0 };

const fieldsOf = ({ name, kind, attribution, citation, date }: Said): Fields => ({
  ...{ name, kind, attribution, citation, date: date ?? "" },
});

type TrackFormProps = { track?: TrackView; onDone: () => void; onCancel: () => void };

/** A track's name and kind, and whose text it is. */
export function TrackForm({ track, onDone, onCancel }: TrackFormProps) {
  const t = useTranslations("workbench.trackForm");
  const ui = useTranslations("ui");
  const model = useModel();
  const problemText = useProblemText();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // Its length is the field's own limit: all that can be wrong with it is that there is none.
  const isMissing = error instanceof Problem && error.fields.name !== undefined;

  const create = async (form: HTMLFormElement) => {
    const { date, ...said } = readFields(form, FIELDS);
    const body = { ...said, date: date || null, language: model.seed.targetLanguage };
    const path = `/documents/${model.seed.document.id}/tracks`;
    const made = await api<{ id: string }>(path, { method: "POST", body });
    await showNewTrack(model, made.id);
    return true;
  };
  const { theirs, save } = useEditedForm({
    path: `/tracks/${track?.id}`,
    initial: track ?? NO_TRACK,
    fieldsOf,
    bodyOf: ({ date, ...words }) => ({ ...words, ...(date !== undefined && { date: date || null }) }),
  });
  const change = async (form: HTMLFormElement) => {
    const saved = await save(form);
    await refreshTracks(model);
    return saved !== null;
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    try {
      if (await (track === undefined ? create(form) : change(form))) onDone();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  const say = (name: string, value: string) => {
    const kind = KINDS.find((one) => name === "kind" && one === value);
    const label = FIELDS.find((one) => one === name);
    const said = label === undefined ? name : t(label);
    return kind === undefined ? { label: said } : { label: said, value: t(`kinds.${kind}`) };
  };
  return (
    <FormColumn onSubmit={(event) => void submit(event)}>
      <FormError>{error === null || isMissing ? null : problemText(error)}</FormError>
      <Meanwhile theirs={theirs} say={say} />
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        required
        maxLength={200}
        data-autofocus
        defaultValue={track?.name ?? suggestName(model.tracks.get(), t("draft"))}
        error={isMissing ? ui("needed") : undefined}
      />
      <SelectField name="kind" label={t("kind")} defaultValue={track?.kind ?? "draft"}>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        name="attribution"
        label={t("attribution")}
        hint={t("attributionHint")}
        optional
        maxLength={300}
        defaultValue={track?.attribution}
      />
      <TextField
        name="citation"
        label={t("citation")}
        optional
        maxLength={1000}
        defaultValue={track?.citation}
      />
      <TextField name="date" type="date" label={t("date")} optional defaultValue={track?.date ?? undefined} />
      <div className={styles.formActions}>
        <Button type="submit" variant="primary" busy={busy}>
          {track === undefined ? t("create") : ui("save")}
        </Button>
        <Button onClick={onCancel}>{ui("cancel")}</Button>
      </div>
    </FormColumn>
  );
}

/** "Draft A", "Draft B", …: the first letter that no track has. */
function suggestName(tracks: readonly TrackView[], draft: string): string {
  const taken = new Set(tracks.map(({ name }) => name));
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters.map((letter) => `${draft} ${letter}`).find((name) => !taken.has(name)) ?? draft;
}
