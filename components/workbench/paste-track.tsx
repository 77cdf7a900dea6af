"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { FormError, TextArea } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import { refreshTracks } from "./actions";
import { useModel, useVoice } from "./context";
import { languageTag } from "./language-tag";
import type { TrackView } from "./model";
import type { PastePreview } from "./paste-preview";
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
  const [preview, setPreview] = useState<PastePreview | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const send = async (isPreview: boolean) => {
    setBusy(true);
    setError(null);
    try {
      const answer = await api<PastePreview>(`/tracks/${track.id}/import`, {
        method: "POST",
        body: { text, preview: isPreview },
      });
      if (isPreview) {
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
    void send(preview === null);
  };
  return (
    <form className={styles.paste} onSubmit={submit}>
      <FormError>{error === null ? null : problemText(error)}</FormError>
      {preview === null ? (
        <TextArea
          label={t("label")}
          hint={t("hint")}
          lang={languageTag(track.language)}
          // biome-ignore lint/a11y/noAutofocus: the step is there to paste into.
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : (
        <Preview preview={preview} />
      )}
      <div className={styles.formActions}>
        <Button type="submit" variant="primary" busy={busy} disabled={text.trim() === ""}>
          {preview === null ? t("preview") : t("write", { count: preview.placed })}
        </Button>
        <Button onClick={preview === null ? onCancel : () => setPreview(null)}>
          {preview === null ? ui("cancel") : t("back")}
        </Button>
      </div>
    </form>
  );
}

function Preview({ preview }: { preview: PastePreview }) {
  const t = useTranslations("workbench.paste");
  const model = useModel();
  return (
    <>
      <p className={styles.note}>{t("placed", { placed: preview.placed, total: preview.total })}</p>
      {preview.replaced > 0 && <p className={styles.warning}>{t("replaces", { count: preview.replaced })}</p>}
      {preview.leftOver > 0 && <p className={styles.warning}>{t("leftOver", { count: preview.leftOver })}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls, so that the keyboard must reach it. */}
      <section className={styles.scroll} aria-label={t("preview")} tabIndex={0}>
        <table className={styles.preview}>
          <thead>
            <tr>
              <th scope="col">{t("number")}</th>
              <th scope="col">{t("source")}</th>
              <th scope="col">{t("target")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.pairs.map((pair) => (
              <tr key={pair.number}>
                <td>{pair.number}</td>
                <td lang={languageTag(model.seed.project.sourceLanguage)}>{pair.source}</td>
                <td lang="en">{pair.target}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
