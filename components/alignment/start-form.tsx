"use client";

import { type FormEvent, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { api, Problem } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError, TextArea } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { sendForm } from "@/components/ui/send-form";
import { useProblemText } from "@/components/ui/use-problem-text";
import { ifMatch } from "@/components/workbench/over-seen";
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
  const { stage, error, standing, start, cancel, leave } = useStart(track.id, onStarted);
  const go = (from: "text" | "track", replaced?: number) => {
    const form = new FormData();
    if (file !== null) form.set("file", file);
    else form.set("text", text);
    void start(from, form, replaced);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go("text");
  };
  const isBusy = stage !== null;
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
      <FileField
        label={t("start.file")}
        file={file}
        accept=".md,.markdown,.txt,.html,.htm,.docx,.srt,.vtt"
        onChoose={setFile}
      />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={isBusy} disabled={text.trim() === "" && file === null}>
          {t("start.align")}
        </Button>
        {track.words > 0 && (
          <Button busy={isBusy} onClick={() => go("track")}>
            {t("start.ofTrack")}
          </Button>
        )}
        {isBusy && (
          <Button variant="quiet" onClick={cancel}>
            {t("start.cancel")}
          </Button>
        )}
      </div>
      <p role="status" className={styles.note}>
        {stage === null ? "" : t(`stages.${stage.stage}`, { ahead: stage.ahead ?? 0 })}
      </p>
      {standing !== null && (
        <StandingDialog
          trackId={track.id}
          standing={standing}
          onOpen={onStarted}
          onReplace={() => go(standing.from, standing.revision)}
          onClose={leave}
        />
      )}
    </form>
  );
}

type Stage = { readonly stage: AlignProgress["stage"] | "send"; readonly ahead?: number | undefined };

/** An alignment of the track that somebody is looking over, and what was to take its place. */
type Standing = {
  readonly revision: number;
  readonly at: string;
  readonly name: string | null;
  readonly from: "text" | "track";
};

/** Has a text aligned; tells when another alignment stands in the way. */
function useStart(trackId: string, onStarted: (draft: DraftView) => void) {
  const [stage, setStage] = useState<Stage | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [standing, setStanding] = useState<Standing | null>(null);
  const stop = useRef(new AbortController());
  const start = async (from: "text" | "track", form: FormData, replaced?: number) => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setError(null);
    setStanding(null);
    setStage({ stage: "send" });
    try {
      onStarted(
        await sendForm<DraftView, AlignProgress>(`/tracks/${trackId}/alignment?from=${from}`, form, {
          ...{ signal, onStage: () => {}, onProgress: setStage },
          ...(replaced !== undefined && { headers: ifMatch(replaced) }),
        }),
      );
    } catch (problem) {
      setStage(null);
      if (signal.aborted) return;
      if (problem instanceof Problem && problem.key === "alignmentExists")
        setStanding({ ...(problem.current as Omit<Standing, "from">), from });
      else setError(problem);
    }
  };
  return {
    ...{ stage, error, standing, start },
    cancel: () => stop.current.abort(),
    leave: () => setStanding(null),
  };
}

type StandingDialogProps = {
  trackId: string;
  standing: Standing;
  onOpen: (draft: DraftView) => void;
  onReplace: () => void;
  onClose: () => void;
};

/** Asks before somebody's alignment goes for another, and says whose it is. */
function StandingDialog({ trackId, standing, onOpen, onReplace, onClose }: StandingDialogProps) {
  const t = useTranslations("alignment.start");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const problemText = useProblemText();
  const [error, setError] = useState<unknown>(null);
  const open = () =>
    api<DraftView>(`/tracks/${trackId}/alignment`).then(onOpen, (problem: unknown) => setError(problem));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("existsTitle")}
      actions={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="danger" onClick={onReplace}>
            {t("replace")}
          </Button>
          <Button variant="primary" onClick={() => void open()}>
            {t("open")}
          </Button>
        </>
      }
    >
      <FormError>{error === null ? null : problemText(error)}</FormError>
      <p>
        {t("exists", {
          name: standing.name ?? t("somebody"),
          time: format.dateTime(new Date(standing.at), { dateStyle: "medium", timeStyle: "short" }),
        })}
      </p>
    </Dialog>
  );
}
