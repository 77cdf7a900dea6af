"use client";

import { FileText, Upload, X } from "lucide-react";
import { type DragEvent, type FormEvent, useId, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Problem } from "@/components/ui/api";
import { Button, IconButton } from "@/components/ui/button";
import { FormError, TextArea, TextField } from "@/components/ui/field";
import type { SendStage } from "@/components/ui/send-form";
import { useProblemText } from "@/components/ui/use-problem-text";
import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import type { Imported } from "@/lib/documents/server/schema";
import { DuplicateNotice, type FoundDuplicate } from "./duplicate-notice";
import styles from "./import.module.css";
import { upload } from "./upload";

type ImportFormProps = {
  /** Where the text goes, under /api/v1. */
  path: string;
  /** A part of a document has no title of its own. */
  askTitle: boolean;
  projectId: string;
  onDone: (imported: Imported) => void;
};

const MEGABYTES = UPLOAD_LIMIT / 1024 / 1024;

/** Drop a file, choose one, or paste a text; shows how far it is and what stands in the way. */
export function ImportForm({ path, askTitle, projectId, onDone }: ImportFormProps) {
  const t = useTranslations("documents.import");
  const problemText = useProblemText();
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState("");
  const [title, setTitle] = useState("");
  const [stage, setStage] = useState<SendStage | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [duplicate, setDuplicate] = useState<FoundDuplicate | null>(null);
  const abort = useRef<AbortController | null>(null);

  const choose = (chosen: File | null) => {
    setDuplicate(null);
    const isTooLarge = chosen !== null && chosen.size > UPLOAD_LIMIT;
    setError(isTooLarge ? t("tooLarge", { limit: MEGABYTES }) : null);
    setFile(isTooLarge ? null : chosen);
  };

  const send = async (allowDuplicate: boolean) => {
    const controller = new AbortController();
    abort.current = controller;
    setError(null);
    setDuplicate(null);
    setStage({ stage: "sending", share: 0 });
    try {
      const given = { path, file, text, title: title.trim(), allowDuplicate };
      onDone(await upload({ ...given, signal: controller.signal, onStage: setStage }));
    } catch (problem) {
      const found = duplicateOf(problem);
      if (found !== null) setDuplicate(found);
      else if (!(problem instanceof DOMException)) setError(problemText(problem));
    } finally {
      setStage(null);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(false);
  };

  const isEmpty = file === null && text.trim() === "";
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <DropZone file={file} disabled={stage !== null} onChoose={choose} />
      {file === null && (
        <TextArea
          label={t("paste")}
          hint={t("pasteHint")}
          rows={8}
          lang="zh-Hans"
          value={text}
          disabled={stage !== null}
          onChange={(event) => {
            setDuplicate(null);
            setText(event.target.value);
          }}
        />
      )}
      {askTitle && (
        <TextField
          label={t("title")}
          hint={t("titleHint")}
          optional
          maxLength={500}
          value={title}
          disabled={stage !== null}
          onChange={(event) => setTitle(event.target.value)}
        />
      )}
      <FormError>{error}</FormError>
      {duplicate !== null && (
        <DuplicateNotice found={duplicate} projectId={projectId} onTakeAnyway={() => void send(true)} />
      )}
      <div className={styles.actions}>
        {/* Sent again as it is, it would be refused again: the notice has the two ways on. */}
        {duplicate === null && (
          <Button type="submit" variant="primary" disabled={isEmpty} busy={stage !== null}>
            {askTitle ? t("start") : t("append")}
          </Button>
        )}
        {stage !== null && (
          <>
            <StageLine stage={stage} />
            <Button variant="quiet" onClick={() => abort.current?.abort()}>
              {t("cancel")}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}

function duplicateOf(problem: unknown): FoundDuplicate | null {
  if (!(problem instanceof Problem) || problem.key !== "import.duplicate") return null;
  return problem.current as FoundDuplicate;
}

function StageLine({ stage }: { stage: SendStage }) {
  const t = useTranslations("documents.import");
  const share = stage.stage === "sending" ? stage.share : undefined;
  return (
    <span className={styles.stage} role="status">
      <progress aria-label={t("progress")} max={1} {...(share !== undefined && { value: share })} />
      {share === undefined ? t("reading") : t("sending", { share })}
    </span>
  );
}

type DropZoneProps = { file: File | null; disabled: boolean; onChoose: (file: File | null) => void };

function DropZone({ file, disabled, onChoose }: DropZoneProps) {
  const t = useTranslations("documents.import");
  const format = useFormatter();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) onChoose(event.dataTransfer.files[0] ?? null);
  };
  if (file !== null) {
    return (
      <div className={styles.file}>
        <FileText aria-hidden />
        <span className={styles.fileName}>{file.name}</span>
        <span className={styles.soft}>
          {format.number(file.size / 1024, { maximumFractionDigits: file.size < 10_240 ? 1 : 0 })} KB
        </span>
        <IconButton
          size="small"
          label={t("otherFile")}
          icon={<X />}
          disabled={disabled}
          onClick={() => onChoose(null)}
        />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        id={id}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        // The button below opens it; assistive technology need not meet both.
        aria-hidden="true"
        accept=".md,.markdown,.txt,.html,.htm,.docx,.tmx,.po,.pot,.srt,.vtt,text/*"
        disabled={disabled}
        onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
      />
      <Upload aria-hidden />
      <p>{t("drop")}</p>
      <Button onClick={() => input.current?.click()} disabled={disabled}>
        {t("choose")}
      </Button>
      <p className={styles.soft}>{t("formats", { limit: MEGABYTES })}</p>
    </div>
  );
}
