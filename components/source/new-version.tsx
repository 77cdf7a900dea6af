"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { SourceFileField, StageLine } from "@/components/documents/source-file-field";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { FormColumn, FormError, TextArea, TextField } from "@/components/ui/field";
import { type SendStage, sendForm } from "@/components/ui/send-form";
import { useToast } from "@/components/ui/toast";
import { useProblemText } from "@/components/ui/use-problem-text";
import type {
  SourceVersionView,
  VersionPreview,
  VersionProgress,
} from "@/lib/documents/server/source-schema";
import type { SourceDocument } from "./source-version-page";
import styles from "./version.module.css";
import { VersionPreviewView } from "./version-preview";

type Stage = SendStage | VersionProgress;

/** Gives a new version, looks at what it would do, and takes it. */
export function NewVersion({ document }: { document: SourceDocument }) {
  const t = useTranslations("source.version");
  const imports = useTranslations("documents.import");
  const router = useRouter();
  const toast = useToast();
  const problemText = useProblemText();
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [preview, setPreview] = useState<VersionPreview | null>(null);
  const { stage, error, send, cancel } = useSend(document.id);
  const isBusy = stage !== null;
  const forget = () => {
    setPreview(null);
    setFile(null);
    setText("");
    setName("");
  };
  const look = async (event: FormEvent) => {
    event.preventDefault();
    const found = await send<VersionPreview>({ file, text, fields: { preview: "true" } });
    if (found !== null) setPreview(found);
  };
  const take = async () => {
    if (preview === null) return;
    const fields = { seen: preview.seen, ...(name.trim() !== "" && { name: name.trim() }) };
    const taken = await send<SourceVersionView>({ file, text, fields });
    if (taken === null) return;
    forget();
    router.refresh();
    const undo = async () => {
      await api(`/documents/${document.id}/source-versions/${taken.id}/undo`, { method: "POST" });
      toast(t("undone", { name: taken.name }));
      router.refresh();
    };
    toast(t("taken", { name: taken.name }), {
      undo: () => void undo().catch((problem) => toast(problemText(problem), { tone: "error" })),
    });
  };
  return (
    <section className={styles.section} aria-labelledby="new">
      <h2 id="new">{t("new")}</h2>
      <p className={styles.lead}>{t("lead")}</p>
      {preview === null ? (
        <FormColumn onSubmit={(event) => void look(event)}>
          <SourceFileField file={file} disabled={isBusy} onChoose={setFile} />
          {file === null && (
            <TextArea
              label={imports("paste")}
              hint={imports("pasteHint")}
              rows={8}
              lang={document.language}
              value={text}
              disabled={isBusy}
              onChange={(event) => setText(event.target.value)}
            />
          )}
          <div className={styles.actions}>
            <Button
              type="submit"
              variant="primary"
              busy={isBusy}
              disabled={file === null && text.trim() === ""}
            >
              {t("look")}
            </Button>
            <Working stage={stage} onCancel={cancel} />
          </div>
        </FormColumn>
      ) : (
        <>
          <VersionPreviewView preview={preview} language={document.language} />
          <div className={styles.name}>
            <TextField
              label={t("name")}
              hint={t("nameHint")}
              optional
              maxLength={200}
              value={name}
              disabled={isBusy}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
          <div className={styles.actions}>
            <Button
              variant="primary"
              busy={isBusy}
              disabled={preview.changes.length === 0}
              onClick={() => void take()}
            >
              {t("take")}
            </Button>
            <Button variant="quiet" disabled={isBusy} onClick={forget}>
              {t("another")}
            </Button>
            <Working stage={stage} onCancel={cancel} />
          </div>
        </>
      )}
      <FormError>{error}</FormError>
    </section>
  );
}

type Given = {
  readonly file: File | null;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** Sends a version and tells how far it is; null when it was refused or canceled. */
function useSend(documentId: string) {
  const problemText = useProblemText();
  const [stage, setStage] = useState<Stage | null>(null);
  const [error, setError] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  const send = async <Answer,>({ file, text, fields }: Given): Promise<Answer | null> => {
    const controller = new AbortController();
    abort.current = controller;
    setError(null);
    setStage({ stage: "sending", share: 0 });
    const form = new FormData();
    form.set("file", file ?? new Blob([text]), file?.name ?? "");
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    try {
      return await sendForm<Answer, VersionProgress>(`/documents/${documentId}/source-versions`, form, {
        ...{ signal: controller.signal, onStage: setStage, onProgress: setStage },
      });
    } catch (problem) {
      if (!(problem instanceof DOMException)) setError(problemText(problem));
      return null;
    } finally {
      setStage(null);
    }
  };
  return { stage, error, send, cancel: () => abort.current?.abort() };
}

/** How far it is. What is being written cannot be called off. */
function Working({ stage, onCancel }: { stage: Stage | null; onCancel: () => void }) {
  const t = useTranslations("source.version");
  const imports = useTranslations("documents.import");
  if (stage === null) return null;
  return (
    <>
      {"stage" in stage ? (
        <StageLine stage={stage} />
      ) : (
        <span className={styles.lead} role="status">
          {t(stage.phase)}
        </span>
      )}
      {!("phase" in stage && stage.phase === "writing") && (
        <Button variant="quiet" onClick={onCancel}>
          {imports("cancel")}
        </Button>
      )}
    </>
  );
}
