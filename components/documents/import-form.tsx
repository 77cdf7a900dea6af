"use client";

import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Problem } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { FormError, TextArea, TextField } from "@/components/ui/field";
import type { SendStage } from "@/components/ui/send-form";
import { useProblemText } from "@/components/ui/use-problem-text";
import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import type { ImportPreview } from "@/lib/documents/server/import-schema";
import type { Imported } from "@/lib/documents/server/schema";
import { DuplicateNotice, type FoundDuplicate } from "./duplicate-notice";
import styles from "./import.module.css";
import { ImportLook } from "./import-look";
import { SourceFileField, StageLine } from "./source-file-field";
import { lookAt, upload } from "./upload";

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
  const [look, setLook] = useState<ImportPreview | null>(null);
  const abort = useRef<AbortController | null>(null);

  const choose = (chosen: File | null) => {
    setDuplicate(null);
    setLook(null);
    const isTooLarge = chosen !== null && chosen.size > UPLOAD_LIMIT;
    setError(isTooLarge ? t("tooLarge", { limit: MEGABYTES }) : null);
    setFile(isTooLarge ? null : chosen);
  };

  const send = async (what: "look" | "take", allowDuplicate = false) => {
    const controller = new AbortController();
    abort.current = controller;
    setError(null);
    setDuplicate(null);
    setLook(null);
    setStage({ stage: "sending", share: 0 });
    try {
      const asked = { path, file, text, title: title.trim(), allowDuplicate };
      const given = { ...asked, signal: controller.signal, onStage: setStage };
      if (what === "look") setLook(await lookAt(given));
      else onDone(await upload(given));
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
    void send("take");
  };

  const isEmpty = file === null && text.trim() === "";
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <SourceFileField file={file} disabled={stage !== null} onChoose={choose} />
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
            setLook(null);
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
        <DuplicateNotice
          found={duplicate}
          projectId={projectId}
          onTakeAnyway={() => void send("take", true)}
        />
      )}
      {look !== null && <ImportLook look={look} />}
      <div className={styles.actions}>
        {/* Sent again as it is, it would be refused again: the notice has the two ways on. */}
        {duplicate === null && (
          <Button type="submit" variant="primary" disabled={isEmpty} busy={stage !== null}>
            {askTitle ? t("start") : t("append")}
          </Button>
        )}
        {look === null && stage === null && (
          <Button disabled={isEmpty} onClick={() => void send("look")}>
            {t("look")}
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
