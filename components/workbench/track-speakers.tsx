"use client";

import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api, Problem } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { FormColumn, FormError, TextField } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { TrackView } from "@/lib/renderings/server/schema";
import type { SpeakersView } from "@/lib/renderings/server/speakers-schema";
import { refreshTracks } from "./actions";
import { useModel, useVoice } from "./context";
import { languageTag } from "./language-tag";
import styles from "./tracks-dialog.module.css";

type TrackSpeakersProps = { track: TrackView; onDone: () => void };

/** What a track calls each speaker of the document. */
export function TrackSpeakers({ track, onDone }: TrackSpeakersProps) {
  const t = useTranslations("workbench.trackSpeakers");
  const ui = useTranslations("ui");
  const voice = useVoice();
  const [speakers, setSpeakers] = useState<SpeakersView["speakers"] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    api<SpeakersView>(`/tracks/${track.id}/speakers`, { signal: stop.signal })
      .then((answer) => setSpeakers(answer.speakers))
      .catch((error: Error) => {
        if (error.name !== "AbortError") voice.toast(voice.problem(error), { tone: "error" });
      });
    return () => stop.abort();
  }, [track.id, voice]);
  if (speakers === null) return <p className={styles.none}>{ui("loading")}</p>;
  if (speakers.length > 0) return <SpeakersForm track={track} speakers={speakers} onDone={onDone} />;
  return (
    <>
      <p className={styles.none}>{t("none")}</p>
      <Button onClick={onDone}>{t("back")}</Button>
    </>
  );
}

type SpeakersFormProps = TrackSpeakersProps & { speakers: SpeakersView["speakers"] };

function SpeakersForm({ track, speakers, onDone }: SpeakersFormProps) {
  const t = useTranslations("workbench.trackSpeakers");
  const ui = useTranslations("ui");
  const model = useModel();
  const problemText = useProblemText();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const fields = error instanceof Problem ? error.fields : {};

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    // Only what this person changed: somebody else may be naming the others.
    const changed = speakers.flatMap(({ label, name }, at) => {
      const said = String(form.get(`speaker-${at}`) ?? "").trim();
      return said === (name ?? "") ? [] : [{ label, name: said }];
    });
    setBusy(true);
    try {
      await api(`/tracks/${track.id}/speakers`, { method: "PUT", body: { speakers: changed } });
      await refreshTracks(model);
      onDone();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <FormColumn onSubmit={(event) => void save(event)}>
      <FormError>{error === null ? null : (fields.speakers ?? problemText(error))}</FormError>
      <p className={styles.note}>{t("lead")}</p>
      <div className={styles.speakers}>
        {speakers.map(({ label, name }, at) => (
          <TextField
            key={label}
            name={`speaker-${at}`}
            label={label}
            labelLang={languageTag(model.seed.project.sourceLanguage)}
            lang={languageTag(track.language)}
            maxLength={200}
            defaultValue={name ?? ""}
            autoComplete="off"
          />
        ))}
      </div>
      <div className={styles.formActions}>
        <Button type="submit" variant="primary" busy={busy}>
          {ui("save")}
        </Button>
        <Button onClick={onDone}>{ui("cancel")}</Button>
      </div>
    </FormColumn>
  );
}
