"use client";

import { FileText, Upload, X } from "lucide-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Button, IconButton } from "@/components/ui/button";
import type { SendStage } from "@/components/ui/send-form";
import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import styles from "./import.module.css";

const MEGABYTES = UPLOAD_LIMIT / 1024 / 1024;

/** How far a file is on its way. */
export function StageLine({ stage }: { stage: SendStage }) {
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

/** Drop a file or choose one; then it is shown, and can be another. */
export function DropZone({ file, disabled, onChoose }: DropZoneProps) {
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
        accept=".md,.markdown,.txt,.html,.htm,.docx,.xlf,.xliff,.sdlxliff,.mqxliff,.mxliff,.tmx,.po,.pot,.srt,.vtt,text/*"
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
