"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useProblemText } from "@/components/ui/use-problem-text";
import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import { MEMORY_FILE_LIMIT } from "@/lib/memory/core/file-limit";
import type { MemoryImportReport, SkippedPlace } from "@/lib/memory/server/schema";
import styles from "./memory.module.css";
import { type TmxState, useTmxImport } from "./use-tmx-import";

const MEGABYTE = 1024 * 1024;

/** Bytes: several files come in one form. */
const limitOf = (files: readonly File[]): number => (files.length > 1 ? UPLOAD_LIMIT : MEMORY_FILE_LIMIT);
const sizeOf = (files: readonly File[]): number => files.reduce((sum, { size }) => sum + size, 0);

/** Takes a file's pairs out again, and says how many. */
export function useUndoTmxImport() {
  const t = useTranslations("memory.imports");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const undo = (importId: string) =>
    run(async () => {
      const { removed } = await api<{ removed: number }>(`/memory-imports/${importId}/undo`, {
        method: "POST",
      });
      toast(t("undoneDone", { removed }));
      router.refresh();
    });
  return { busy, undo };
}

/** Pairs from a file: first what would happen, then the import, undone as one. */
export function TmxImport({ memoryId }: { memoryId: string }) {
  const t = useTranslations("memory.import");
  const router = useRouter();
  const toast = useToast();
  const problemText = useProblemText();
  const { undo } = useUndoTmxImport();
  const { state, send, cancel } = useTmxImport(memoryId);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [file, ...others] = files;
  const { running, report, error } = state;
  const isTooLarge = sizeOf(files) > limitOf(files);
  const choose = (chosen: readonly File[]) => {
    cancel();
    setFiles(chosen);
    const [first, ...more] = chosen;
    if (first !== undefined && sizeOf(chosen) <= limitOf(chosen)) void send("look", first, more);
  };
  const take = async (event: FormEvent) => {
    event.preventDefault();
    if (file === undefined || report === null || running !== null) return;
    const done = await send("take", file, others);
    if (done === null) return;
    const { importId, created } = done;
    toast(t("done", { created }), importId === null ? {} : { undo: () => void undo(importId) });
    cancel();
    setFiles([]);
    router.refresh();
  };
  return (
    <section>
      <h2>{t("title")}</h2>
      <p className={styles.soft}>{t("explain")}</p>
      <form className={styles.form} onSubmit={(event) => void take(event)} noValidate>
        <FileField
          label={t("file")}
          file={file ?? null}
          others={others}
          multiple
          accept=""
          disabled={running?.what === "take"}
          error={isTooLarge ? t("tooLarge", { limit: limitOf(files) / MEGABYTE }) : undefined}
          onChoose={(chosen, more) => choose(chosen === null ? [] : [chosen, ...more])}
        />
        <FormError>{error === null ? null : problemText(error)}</FormError>
        {file !== undefined && report !== null && running === null && (
          <>
            <TmxReport report={report} />
            <Button type="submit" variant="primary" disabled={report.created === 0}>
              {t("take")}
            </Button>
          </>
        )}
        {running !== null && <TmxProgress running={running} onCancel={cancel} />}
      </form>
    </section>
  );
}

function TmxReport({ report: { created, unchanged, skipped, reasons } }: { report: MemoryImportReport }) {
  const t = useTranslations("memory.import");
  const nameOf = ({ place, line }: SkippedPlace) => (line === null ? place : t("inLine", { place, line }));
  return (
    <div>
      <p role="status">
        {t("found", { created, unchanged, skipped })} {created === 0 && t("nothing")}
      </p>
      {reasons.length > 0 && (
        <dl className={styles.soft}>
          {reasons.map(({ reason, count, places }) => (
            <div key={reason}>
              <dt>{t(`reasons.${reason}`)}</dt>
              <dd>{t("places", { count, places: places.map(nameOf).join(", ") })}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

type TmxProgressProps = { running: NonNullable<TmxState["running"]>; onCancel: () => void };

function TmxProgress({ running: { what, stage }, onCancel }: TmxProgressProps) {
  const t = useTranslations("memory.import");
  const ui = useTranslations("ui");
  const share =
    stage.stage === "sending" ? stage.share : stage.stage === "taking" ? stage.done / stage.total : null;
  return (
    <div className={styles.row}>
      <progress aria-label={t("progress")} max={1} {...(share !== null && { value: share })} />
      <span role="status">
        {stage.stage === "taking" && stage.of === "pairs"
          ? t("takingOf", { done: stage.done, total: stage.total })
          : t(what === "look" ? "look" : "taking")}
      </span>
      <Button size="small" onClick={onCancel}>
        {ui("cancel")}
      </Button>
    </div>
  );
}
