"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { useToast } from "@/components/ui/toast";
import { useProblemText } from "@/components/ui/use-problem-text";
import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import styles from "./return.module.css";
import { EarlierReturns, type ReturnedBefore } from "./return-earlier";
import { ReturnItems } from "./return-items";
import { type ReturnState, useReturn } from "./use-return";
import { useUndoReturn } from "./use-undo-return";

const MEGABYTES = UPLOAD_LIMIT / 1024 / 1024;
const ACCEPTED =
  ".docx,.xlsx,.csv,.tsv,.txt,.xlf,.xliff,.sdlxliff,.mqxliff,.mxliff,.po,.jsonl,.tmx,.vtt,.zip";

export type ReturnTrack = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly locked: boolean;
};

type ReturnPageProps = {
  track: ReturnTrack;
  documentPath: string;
  sourceLanguage: string;
  earlier: readonly ReturnedBefore[];
};

/** Where a file that was taken home, and worked on elsewhere, comes back into its track: looked over first, undone as one. */
export function ReturnPage({ track, documentPath, sourceLanguage, earlier }: ReturnPageProps) {
  const t = useTranslations("return");
  const router = useRouter();
  const toast = useToast();
  const problemText = useProblemText();
  const undoing = useUndoReturn();
  const { state, send, forget } = useReturn(track.id);
  const [file, setFile] = useState<File | null>(null);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const { running, report, error } = state;
  const isTooLarge = file !== null && file.size > UPLOAD_LIMIT;
  const choose = (chosen: File | null) => {
    forget();
    setTaken([]);
    setFile(chosen);
    if (chosen !== null && chosen.size <= UPLOAD_LIMIT) void send("look", chosen);
  };
  const written = (report?.counts.created ?? 0) + (report?.counts.updated ?? 0) + taken.length;
  const take = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null || report === null || running !== null) return;
    const done = await send("take", file, taken);
    if (done === null) return;
    const { returnId, counts } = done;
    const count = counts.created + counts.updated;
    toast(t("done", { count }), returnId === null ? {} : { undo: () => void undoing.undo(returnId) });
    forget();
    setFile(null);
    router.refresh();
  };
  return (
    <div className={styles.page}>
      <h1>{t("heading", { name: track.name })}</h1>
      <p className={styles.soft}>
        {t("explain")} <Link href={`${documentPath}/export`}>{t("toExport")}</Link>
      </p>
      {track.locked ? (
        <p role="status">{t("locked")}</p>
      ) : (
        <form className={styles.form} onSubmit={(event) => void take(event)} noValidate>
          <FileField
            label={t("file")}
            hint={t("formats")}
            file={file}
            accept={ACCEPTED}
            disabled={running?.what === "take"}
            error={isTooLarge ? t("tooLarge", { limit: MEGABYTES }) : undefined}
            onChoose={choose}
          />
          <FormError>{error === null ? null : problemText(error)}</FormError>
          {report !== null && running?.what !== "look" && (
            <>
              <ReturnItems
                report={report}
                taken={taken}
                onTaken={setTaken}
                languages={{ source: sourceLanguage, target: track.language }}
                documentPath={documentPath}
              />
              <div className={styles.actions}>
                <Button type="submit" variant="primary" disabled={written === 0} busy={running !== null}>
                  {t("take", { count: written })}
                </Button>
              </div>
            </>
          )}
          {running !== null && <Progress running={running} onCancel={() => choose(null)} />}
        </form>
      )}
      <EarlierReturns items={earlier} {...undoing} />
    </div>
  );
}

type ProgressProps = { running: NonNullable<ReturnState["running"]>; onCancel: () => void };

function Progress({ running: { what, stage }, onCancel }: ProgressProps) {
  const t = useTranslations("return");
  const ui = useTranslations("ui");
  return (
    <div className={styles.actions}>
      <progress
        aria-label={t("progress")}
        max={1}
        {...(stage.stage === "sending" && { value: stage.share })}
      />
      <span role="status">{t(what === "look" ? "looking" : "taking")}</span>
      {what === "look" && (
        <Button size="small" onClick={onCancel}>
          {ui("cancel")}
        </Button>
      )}
    </div>
  );
}
