"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TimeText } from "@/components/ui/time-text";
import { useAction } from "@/components/ui/use-action";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import styles from "./glossary.module.css";
import { useUndoImport } from "./use-undo-import";
import { mayPropose } from "./view";

type PastImport = {
  readonly id: string;
  readonly fileName: string;
  readonly counts: { readonly created: number; readonly updated: number };
  readonly authorName: string | null;
  readonly at: string;
  readonly undoneAt: string | null;
};

type ImportsDialogProps = { glossary: GlossaryView; open: boolean; onClose: () => void };

/** What was taken in and changed in bulk, newest first; each is undone as one. */
export function ImportsDialog({ glossary, open, onClose }: ImportsDialogProps) {
  const t = useTranslations("glossary.page");
  return (
    <Dialog open={open} onClose={onClose} title={t("imports")} shape="wide">
      <Imports glossary={glossary} />
    </Dialog>
  );
}

function Imports({ glossary }: { glossary: GlossaryView }) {
  const t = useTranslations("glossary.imports");
  const { busy, run } = useAction();
  const undo = useUndoImport();
  const [imports, setImports] = useState<readonly PastImport[] | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is a reason to read again.
  useEffect(() => {
    void run(async () => {
      const path = `/glossaries/${glossary.id}/imports?limit=100`;
      setImports((await api<{ items: readonly PastImport[] }>(path)).items);
    });
  }, [glossary.id, run, round]);
  if (imports === null) return <p role="status">{t("loading")}</p>;
  if (imports.length === 0) return <p className={styles.soft}>{t("none")}</p>;
  return (
    <ol className={styles.report} data-whole>
      {imports.map(({ id, fileName, counts, authorName, at, undoneAt }) => (
        <li key={id}>
          <strong>{fileName === "" ? t("bulk") : fileName}</strong>
          <span>{t("counts", { created: counts.created, updated: counts.updated })}</span>
          <span className={styles.soft}>
            {authorName} · <TimeText value={at} />
          </span>
          {undoneAt !== null && (
            <span className={styles.soft}>
              {t("undone")} <TimeText value={undoneAt} />
            </span>
          )}
          {undoneAt === null && mayPropose(glossary) && (
            <Button
              size="small"
              variant="quiet"
              disabled={busy}
              onClick={() => void undo(id).then(() => setRound((before) => before + 1))}
            >
              {t("undo")}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
