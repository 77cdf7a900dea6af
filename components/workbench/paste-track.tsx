"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { FormError, TextArea } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { Imported, TrackView } from "@/lib/renderings/server/schema";
import { refreshTracks } from "./actions";
import { useModel, useVoice } from "./context";
import { languageTag } from "./language-tag";
import { PastePreview } from "./paste-preview";
import styles from "./tracks-dialog.module.css";

type PasteTrackProps = { track: TrackView; onDone: () => void; onCancel: () => void };

/** Fills a track with an English text that exists: shown first how it would fall, then written. */
export function PasteTrack({ track, onDone, onCancel }: PasteTrackProps) {
  const t = useTranslations("workbench.paste");
  const ui = useTranslations("ui");
  const model = useModel();
  const voice = useVoice();
  const problemText = useProblemText();
  const [text, setText] = useState("");
  const [replace, setReplace] = useState(false);
  const [preview, setPreview] = useState<Imported | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const send = async (body: { preview: boolean; replace: boolean }) => {
    setBusy(true);
    setError(null);
    try {
      const answer = await api<Imported>(`/tracks/${track.id}/import`, {
        method: "POST",
        body: { text, ...body },
      });
      if (answer.preview) {
        setPreview(answer);
        return;
      }
      voice.toast(t("done", { count: answer.placed, name: track.name }));
      await Promise.all([model.rows.reload(), refreshTracks(model)]);
      onDone();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send({ preview: preview === null, replace });
  };
  const changeReplace = (next: boolean) => {
    setReplace(next);
    void send({ preview: true, replace: next });
  };
  return (
    <form className={styles.paste} onSubmit={submit}>
      <FormError>{error === null ? null : problemText(error)}</FormError>
      {preview === null ? (
        <TextArea
          label={t("label")}
          hint={t("hint")}
          lang={languageTag(track.language)}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : (
        <PastePreview
          preview={preview}
          language={track.language}
          replace={replace}
          onReplace={changeReplace}
        />
      )}
      <div className={styles.formActions}>
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          disabled={text.trim() === "" || preview?.placed === 0}
        >
          {preview === null ? t("preview") : t("write", { count: preview.placed })}
        </Button>
        <Button onClick={preview === null ? onCancel : () => setPreview(null)}>
          {preview === null ? ui("cancel") : t("back")}
        </Button>
      </div>
    </form>
  );
}
