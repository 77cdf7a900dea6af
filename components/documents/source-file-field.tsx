"use client";

import { useTranslations } from "use-intl";
import { FileField } from "@/components/ui/file-field";
import type { SendStage } from "@/components/ui/send-form";
import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import styles from "./import.module.css";

const MEGABYTES = UPLOAD_LIMIT / 1024 / 1024;
const ACCEPTED =
  ".md,.markdown,.txt,.html,.htm,.docx,.xlf,.xliff,.sdlxliff,.mqxliff,.mxliff,.tmx,.po,.pot,.srt,.vtt,.zip,text/*";

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

type SourceFileFieldProps = { file: File | null; disabled: boolean; onChoose: (file: File | null) => void };

/** The file of a source text: the page's main thing. */
export function SourceFileField(props: SourceFileFieldProps) {
  const t = useTranslations("documents.import");
  return (
    <FileField
      {...props}
      tall
      label={t("file")}
      hint={t("formats", { limit: MEGABYTES })}
      accept={ACCEPTED}
    />
  );
}
