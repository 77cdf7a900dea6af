"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { TimeText } from "@/components/ui/time-text";
import { useModel, useVoice } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import { can } from "@/lib/accounts/core/rights";
import type { StructureChangeView } from "@/lib/documents/server/structure-schema";
import { undoChange } from "./change-structure";
import styles from "./structure.module.css";

const SHOWN = 100;

/** What was split, joined and moved in this document, newest first, each with its way back. */
export function ChangesDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("structure");
  const { changes, reload } = useChanges();
  return (
    <Dialog open onClose={onClose} title={t("changesTitle")} shape="wide">
      {changes?.length === 0 && <EmptyState title={t("noChanges")}>{t("noChangesHint")}</EmptyState>}
      {changes === null ? (
        <p>{t("loading")}</p>
      ) : (
        <ol className={styles.changes}>
          {changes.map((change) => (
            <Change key={change.id} change={change} onUndone={reload} />
          ))}
        </ol>
      )}
    </Dialog>
  );
}

function useChanges() {
  const model = useModel();
  const voice = useVoice();
  const [changes, setChanges] = useState<readonly StructureChangeView[] | null>(null);
  const [round, setRound] = useState(0);
  const { id } = model.seed.document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is a reason to read again.
  useEffect(() => {
    const stop = new AbortController();
    api<{ items: readonly StructureChangeView[] }>(`/documents/${id}/structure-changes?limit=${SHOWN}`, {
      signal: stop.signal,
    })
      .then(({ items }) => setChanges(items))
      .catch((error: Error) => {
        if (error.name !== "AbortError") voice.toast(voice.problem(error), { tone: "error" });
      });
    return () => stop.abort();
  }, [id, round]);
  return { changes, reload: () => setRound((before) => before + 1) };
}

function Change({ change, onUndone }: { change: StructureChangeView; onUndone: () => void }) {
  const t = useTranslations("structure");
  const model = useModel();
  const voice = useVoice();
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    if (await undoChange(model, voice, change)) onUndone();
    setBusy(false);
  };
  return (
    <li className={styles.change} data-holds={change.holds}>
      <p className={styles.about}>
        <strong>{t(`kinds.${change.kind}`)}</strong> {change.createdBy.name}{" "}
        <TimeText value={change.createdAt} />
      </p>
      <p className={styles.words} lang={languageTag(model.seed.project.sourceLanguage)}>
        {change.words.join(change.kind === "split" ? " ┃ " : " + ")}
      </p>
      {change.holds ? (
        can(model.seed.role, "translate") && (
          <Button size="small" variant="quiet" busy={busy} onClick={() => void undo()}>
            {t("undo")}
          </Button>
        )
      ) : (
        <p className={styles.hint}>{t("overtaken")}</p>
      )}
    </li>
  );
}
