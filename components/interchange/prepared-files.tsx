"use client";

import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { isKnownKey } from "@/lib/i18n/known-key";
import { canRestart, isOpen } from "@/lib/interchange/core/jobs";
import type { JobView } from "@/lib/interchange/server/jobs-schema";
import { formatKey } from "./export-search";
import styles from "./prepared-files.module.css";

type PreparedFilesProps = {
  items: readonly JobView[];
  /** Something was changed. */
  onChanged: () => Promise<void>;
};

/** The files that were prepared, or are being made: how far each is, and what can be done with it. */
export function PreparedFiles({ items, onChanged }: PreparedFilesProps) {
  const t = useTranslations("exports");
  if (items.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="prepared-files">
      <h2 id="prepared-files">{t("title")}</h2>
      <ul className={styles.list}>
        {items.map((job) => (
          <PreparedFile key={job.id} job={job} onChanged={onChanged} />
        ))}
      </ul>
    </section>
  );
}

function PreparedFile({ job, onChanged }: { job: JobView; onChanged: PreparedFilesProps["onChanged"] }) {
  const name = useName(job);
  return (
    <li className={styles.item}>
      <span className={styles.name}>{name}</span>
      <span className={styles.state}>
        <Standing job={job} name={name} />
      </span>
      <Actions job={job} name={name} onChanged={onChanged} />
    </li>
  );
}

/** A file has its name only when it is made. */
function useName({ fileName, format }: JobView): string {
  const t = useTranslations("interchange.formats");
  return fileName === "" ? t(`${formatKey(format)}.name`) : fileName;
}

function Standing({ job, name }: { job: JobView; name: string }): ReactNode {
  const t = useTranslations("exports");
  const errors = useTranslations("errors");
  const format = useFormatter();
  const { state, progress, error, expiresAt, createdAt } = job;
  if (state === "running") {
    const { done, total } = progress;
    return (
      <>
        <progress
          aria-label={t("progressOf", { name })}
          max={1}
          {...(total > 0 && { value: done / total })}
        />
        {total > 0 && t("progress", { done, total })}
      </>
    );
  }
  if (state === "done") {
    return (
      <>
        {format.number(job.bytes / 1_000_000, {
          ...MEGABYTES,
          maximumFractionDigits: job.bytes < 1e7 ? 2 : 0,
        })}
        {expiresAt !== null && (
          <span>
            {t("kept", {
              date: format.dateTime(new Date(expiresAt), { dateStyle: "medium", timeZone: "UTC" }),
            })}
          </span>
        )}
      </>
    );
  }
  const why = error !== null && isKnownKey(errors, error) ? errors(error) : null;
  return (
    <>
      {t(`state.${state}`)} <TimeText value={job.endedAt ?? createdAt} />
      {state === "failed" && <span className={styles.why}>{why ?? errors("exportFailed")}</span>}
    </>
  );
}

const MEGABYTES = { style: "unit", unit: "megabyte" } as const;

function Actions({
  job,
  name,
  onChanged,
}: {
  job: JobView;
  name: string;
  onChanged: PreparedFilesProps["onChanged"];
}) {
  const t = useTranslations("exports");
  const ui = useTranslations("ui");
  const interchange = useTranslations("interchange");
  const { busy, cancel, restart, remove } = useJob(job, name, onChanged);
  const button = { size: "small", busy } as const;
  return (
    <span className={styles.actions}>
      {job.state === "done" && (
        <a
          className={styles.download}
          href={`/api/v1/exports/${job.id}/file`}
          download={name}
          aria-label={t("download", { name })}
        >
          <Download aria-hidden />
          {interchange("download")}
        </a>
      )}
      {isOpen(job.state) && (
        <Button {...button} aria-label={t("cancelOne", { name })} onClick={() => void cancel()}>
          {ui("cancel")}
        </Button>
      )}
      {canRestart(job.state) && (
        <Button {...button} aria-label={t("restartOne", { name })} onClick={() => void restart()}>
          {t("restart")}
        </Button>
      )}
      {!isOpen(job.state) && (
        <Button
          {...button}
          variant="quiet"
          aria-label={t("removeOne", { name })}
          onClick={() => void remove()}
        >
          {t("remove")}
        </Button>
      )}
    </span>
  );
}

/** What can be done with a prepared file; each can be taken back. */
function useJob({ id }: JobView, name: string, onChanged: () => Promise<void>) {
  const t = useTranslations("exports");
  const toast = useToast();
  const { busy, run } = useAction();
  const post = (verb: "cancel" | "restart" | "restore") => api(`/exports/${id}/${verb}`, { method: "POST" });
  const restart = () =>
    run(async () => {
      await post("restart");
      await onChanged();
    });
  const cancel = () =>
    run(async () => {
      await post("cancel");
      await onChanged();
      toast(t("canceled", { name }), { undo: () => void restart() });
    });
  const restore = () =>
    run(async () => {
      await post("restore");
      await onChanged();
    });
  const remove = () =>
    run(async () => {
      await api(`/exports/${id}`, { method: "DELETE" });
      await onChanged();
      toast(t("removed", { name }), { undo: () => void restore() });
    });
  return { busy, cancel, restart, remove };
}
