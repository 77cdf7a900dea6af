"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useProblemText } from "@/components/ui/use-problem-text";
import { ARCHIVE_LIMITS } from "@/lib/archive/core/limits";
import type { ArchiveReport } from "@/lib/archive/server/schema";
import styles from "./archive.module.css";
import { ArchiveCounts } from "./archive-counts";
import { type BringState, useBringIn } from "./use-bring-in";
import { useSize } from "./use-size";

/** The archive of a project from another server: first what it holds, then all of it, undone as one. */
export function BringInPage() {
  const t = useTranslations("archive.in");
  const router = useRouter();
  const toast = useToast();
  const size = useSize();
  const problemText = useProblemText();
  const { run } = useAction();
  const { state, send, cancel } = useBringIn();
  const [file, setFile] = useState<File | null>(null);
  const { running, report, error } = state;
  const isTooLarge = file !== null && file.size > ARCHIVE_LIMITS.fileBytes;
  const choose = (chosen: File | null) => {
    cancel();
    setFile(chosen);
    if (chosen !== null && chosen.size <= ARCHIVE_LIMITS.fileBytes) void send("look", chosen);
  };
  const remove = (id: string, name: string) =>
    run(async () => {
      await api(`/projects/${id}`, { method: "DELETE" });
      toast(t("undone", { name }));
      router.push("/");
      router.refresh();
    });
  const take = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null || report === null || running !== null) return;
    const done = await send("take", file);
    if (done === null) return;
    router.push(`/projects/${done.id}`);
    toast(t("done", { name: done.name }), { undo: () => void remove(done.id, done.name) });
  };
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <p>{t("explain")}</p>
      <form className={styles.form} onSubmit={(event) => void take(event)} noValidate>
        <FileField
          label={t("file")}
          file={file}
          accept=".zip,application/zip"
          disabled={running?.what === "take"}
          error={isTooLarge ? t("tooLarge", { size: size(ARCHIVE_LIMITS.fileBytes) }) : undefined}
          onChoose={choose}
        />
        <FormError>{error === null ? null : problemText(error)}</FormError>
        {report !== null && running === null && (
          <>
            <Report report={report} />
            <div>
              <Button type="submit" variant="primary">
                {t("take")}
              </Button>
            </div>
          </>
        )}
        {running !== null && <BringProgress running={running} onCancel={cancel} />}
      </form>
    </div>
  );
}

function Report({ report: { name, madeAt, counts, people, copied } }: { report: ArchiveReport }) {
  const t = useTranslations("archive.in");
  const format = useFormatter();
  const day = format.dateTime(new Date(madeAt), { dateStyle: "long", timeStyle: "short" });
  return (
    <section className={styles.result} aria-label={t("holds")}>
      <p className={styles.name}>{name}</p>
      <p className={styles.soft} role="status">
        {t("madeAt", { day })}
      </p>
      <ArchiveCounts counts={counts} />
      {copied.length > 0 && (
        <p role="note">{t("copied", { count: copied.length, names: format.list(copied) })}</p>
      )}
      <p className={styles.soft}>
        {people.matched > 0 && `${t("matched", { count: people.matched })} `}
        {people.unknown > 0 && `${t("unknown", { count: people.unknown })} `}
        {t("alone")}
      </p>
    </section>
  );
}

type BringProgressProps = { running: NonNullable<BringState["running"]>; onCancel: () => void };

function BringProgress({ running: { what, stage }, onCancel }: BringProgressProps) {
  const t = useTranslations("archive.in");
  const ui = useTranslations("ui");
  const share =
    stage.stage === "sending"
      ? stage.share
      : stage.stage === "taking"
        ? stage.done / Math.max(1, stage.total)
        : null;
  return (
    <div className={styles.row}>
      <progress aria-label={t("progress")} max={1} {...(share !== null && { value: share })} />
      <span role="status">
        {stage.stage === "sending" ? t("sending") : t(what === "look" ? "look" : "taking")}
      </span>
      <Button size="small" onClick={onCancel}>
        {ui("cancel")}
      </Button>
    </div>
  );
}
