"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api, Problem } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { FormColumn, FormError, SelectField, TextField } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { TrackView } from "@/lib/renderings/server/schema";
import { refreshTracks } from "./actions";
import { useModel } from "./context";
import { showNewTrack } from "./track-actions";
import styles from "./tracks-dialog.module.css";

const KINDS = ["draft", "official", "reference"] as const;

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

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    const body = {
      name: said("name"),
      kind: said("kind"),
      attribution: said("attribution"),
      citation: said("citation"),
      date: said("date") === "" ? null : said("date"),
    };
    setBusy(true);
    try {
      if (track === undefined) {
        const made = await api<{ id: string }>(`/documents/${model.seed.document.id}/tracks`, {
          method: "POST",
          body: { ...body, language: model.seed.targetLanguage },
        });
        await showNewTrack(model, made.id);
      } else {
        await api(`/tracks/${track.id}`, { method: "PATCH", body });
        await refreshTracks(model);
      }
      onDone();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <FormColumn onSubmit={(event) => void save(event)}>
      <FormError>{error === null || isMissing ? null : problemText(error)}</FormError>
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
      <TextField
        name="date"
        type="date"
        label={t("date")}
        optional
        defaultValue={track?.date?.slice(0, 10)}
      />
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
