"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FormError, TextArea, TextField } from "@/components/ui/field";
import { sendForm } from "@/components/ui/send-form";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { AlignProgress, DraftView } from "@/lib/alignment/server/schema";
import type { AlignedTrack } from "./align-page";
import styles from "./alignment.module.css";

type StartFormProps = { track: AlignedTrack; onStarted: (draft: DraftView) => void };

/** Takes a text, pasted or as a file, or what the track itself says, and has it aligned. */
export function StartForm({ track, onStarted }: StartFormProps) {
  const t = useTranslations("alignment");
  const problemText = useProblemText();
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [stage, setStage] = useState<AlignProgress["stage"] | "send" | null>(null);
  const [error, setError] = useState<unknown>(null);

  const start = async (from: "text" | "track") => {
    const form = new FormData();
    if (file !== null) form.set("file", file);
    else form.set("text", text);
    setError(null);
    setStage("send");
    try {
      onStarted(
        await sendForm<DraftView, AlignProgress>(`/tracks/${track.id}/alignment?from=${from}`, form, {
          signal: new AbortController().signal,
          onStage: () => {},
          onProgress: (progress) => setStage(progress.stage),
        }),
      );
    } catch (problem) {
      setError(problem);
      setStage(null);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void start("text");
  };
  return (
    <form className={styles.start} onSubmit={submit}>
      <FormError>{error === null ? null : problemText(error)}</FormError>
      <TextArea
        label={t("start.text")}
        hint={t("start.hint")}
        lang={track.language}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <TextField
        type="file"
        label={t("start.file")}
        accept=".md,.markdown,.txt,.html,.htm,.docx,.srt,.vtt"
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      <div className={styles.actions}>
        <Button
          type="submit"
          variant="primary"
          busy={stage !== null}
          disabled={text.trim() === "" && file === null}
        >
          {t("start.align")}
        </Button>
        {track.words > 0 && (
          <Button busy={stage !== null} onClick={() => void start("track")}>
            {t("start.ofTrack")}
          </Button>
        )}
      </div>
      <p role="status" className={styles.note}>
        {stage === null ? "" : t(`stages.${stage}`)}
      </p>
    </form>
  );
}
