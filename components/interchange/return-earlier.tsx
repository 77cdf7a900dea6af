"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TimeText } from "@/components/ui/time-text";
import type { UndoReturnProgress } from "@/lib/interchange/server/returned-schema";
import styles from "./return.module.css";

/** A file that came back earlier; times are ISO 8601. */
export type ReturnedBefore = {
  readonly id: string;
  readonly fileName: string;
  readonly createdAt: string;
  readonly undoneAt: string | null;
};

type EarlierReturnsProps = {
  items: readonly ReturnedBefore[];
  busy: boolean;
  /** How far an undoing is; null when there is none, and of a short one. */
  progress: UndoReturnProgress | null;
  cancel: () => void;
  undo: (id: string) => void;
};

/** The files that came back into a track before; each can be undone later too. */
export function EarlierReturns({ items, busy, progress, cancel, undo }: EarlierReturnsProps) {
  const t = useTranslations("return");
  const ui = useTranslations("ui");
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{t("earlier")}</h2>
      {progress !== null && (
        <div className={styles.actions}>
          <progress aria-label={t("progress")} max={progress.total} value={progress.done} />
          <span role="status">{t("undoing", progress)}</span>
          <Button size="small" onClick={cancel}>
            {ui("cancel")}
          </Button>
        </div>
      )}
      <ul className={styles.list}>
        {items.map(({ id, fileName, createdAt, undoneAt }) => (
          <li key={id} className={styles.earlier}>
            <span>{fileName === "" ? t("unnamed") : fileName}</span>
            <span className={styles.soft}>
              <TimeText value={createdAt} />
            </span>
            {undoneAt === null ? (
              <Button
                size="small"
                variant="quiet"
                busy={busy}
                aria-label={t("undoOne", { name: fileName })}
                onClick={() => undo(id)}
              >
                {ui("undo")}
              </Button>
            ) : (
              <span className={styles.soft}>{t("isUndone")}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
