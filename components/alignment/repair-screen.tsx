"use client";

import { Check, CheckCheck, Redo2, RefreshCw, Trash2, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Button, IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useProblemText } from "@/components/ui/use-problem-text";
import { languageTag } from "@/components/workbench/language-tag";
import { isDoubtful } from "@/lib/alignment/core/edit-layout";
import type { DraftView } from "@/lib/alignment/server/schema";
import type { AlignedTrack } from "./align-page";
import styles from "./alignment.module.css";
import { BeadGrid } from "./bead-grid";
import { KeyList } from "./key-list";
import { type Repair, useRepair } from "./use-repair";
import { useRepairKeys } from "./use-repair-keys";
import { useUndoWritten } from "./use-undo-written";
import { WriteDialog } from "./write-dialog";

type RepairScreenProps = {
  draft: DraftView;
  track: AlignedTrack;
  documentPath: string;
  sourceLanguage: string;
  onGone: () => void;
};

/** An alignment, looked over bead by bead until it is right, then written into its track. */
export function RepairScreen({ draft, track, documentPath, sourceLanguage, onGone }: RepairScreenProps) {
  const t = useTranslations("alignment");
  const toast = useToast();
  const undoWritten = useUndoWritten();
  const router = useRouter();
  const problemText = useProblemText();
  const repair = useRepair(draft);
  const [isWriting, setIsWriting] = useState(false);
  const [isDiscarding, setIsDiscarding] = useState(false);
  const fail = (error: unknown) => toast(problemText(error), { tone: "error" });
  const { isAligning, realign, cancel } = useRealign(repair, fail);
  const texts = useMemo(
    () => ({
      source: draft.source.map(({ text }) => text),
      target: draft.target.map(({ text }) => text),
    }),
    [draft],
  );
  const languages = useMemo(
    () => ({ source: languageTag(sourceLanguage), target: languageTag(track.language) }),
    [sourceLanguage, track.language],
  );
  const standing = useRepairKeys(repair, texts, realign);
  const { run } = standing;
  const { beads } = repair.layout;
  const doubtful = beads.filter(isDoubtful).length;
  return (
    <>
      {draft.outdated && <p className={styles.warning}>{t("outdated")}</p>}
      {repair.problem !== null && (
        <p role="alert" className={styles.warning}>
          {problemText(repair.problem)}
        </p>
      )}
      <div className={styles.bar}>
        <p className={`${styles.note} ${styles.counts}`}>
          {t("counts", { total: beads.length, doubtful, seen: beads.filter(({ fixed }) => fixed).length })}
        </p>
        <IconButton
          label={t("commands.undo")}
          icon={<Undo2 />}
          disabled={!repair.canUndo}
          onClick={() => run("undo")}
        />
        <IconButton
          label={t("commands.redo")}
          icon={<Redo2 />}
          disabled={!repair.canRedo}
          onClick={() => run("redo")}
        />
        <Button size="small" onClick={() => run("doubtful")} disabled={doubtful === 0}>
          {t("commands.doubtful")}
        </Button>
        <Button size="small" icon={<RefreshCw />} busy={isAligning} onClick={() => run("realign")}>
          {t("commands.realign")}
        </Button>
        <Button size="small" icon={<CheckCheck />} onClick={() => run("acceptAll")}>
          {t("commands.acceptAll")}
        </Button>
        {isAligning && (
          <Button size="small" variant="quiet" onClick={cancel}>
            {t("cancelRealign")}
          </Button>
        )}
        <IconButton label={t("discard")} icon={<Trash2 />} onClick={() => setIsDiscarding(true)} />
        <Button variant="primary" icon={<Check />} onClick={() => setIsWriting(true)}>
          {t("write.open")}
        </Button>
      </div>
      <BeadGrid layout={repair.layout} texts={texts} languages={languages} standing={standing} />
      <p role="status" className="visually-hidden">
        {standing.news}
      </p>
      <KeyList />
      {isDiscarding && (
        <DiscardDialog
          changed={draft.changed}
          seen={beads.filter(({ fixed }) => fixed).length}
          onClose={() => setIsDiscarding(false)}
          onConfirm={() => void repair.discard().then(onGone, fail)}
        />
      )}
      {isWriting && (
        <WriteDialog
          write={repair.write}
          ofTrack={draft.ofTrack}
          onClose={() => setIsWriting(false)}
          onDone={({ placed, batchId, beads }) => {
            const undo = batchId === null ? {} : { undo: () => undoWritten(batchId) };
            const left = beads.filter(({ outcome }) => outcome !== "placed" && outcome !== "same").length;
            if (left > 0) {
              setIsWriting(false);
              return toast(t("write.some", { count: placed, left, name: track.name }), undo);
            }
            toast(t("write.done", { count: placed, name: track.name }), undo);
            router.push(`${documentPath}?tracks=${track.id}`);
          }}
        />
      )}
    </>
  );
}

/** Aligns again, one time after the other, and can be told to stop. */
function useRealign(repair: Repair, fail: (error: unknown) => void) {
  const [isAligning, setIsAligning] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const realign = () => {
    if (stop.current !== null) return;
    const mine = new AbortController();
    stop.current = mine;
    setIsAligning(true);
    void repair
      .realign(mine.signal)
      .catch((error: unknown) => {
        if (!mine.signal.aborted) fail(error);
      })
      .finally(() => {
        stop.current = null;
        setIsAligning(false);
      });
  };
  return { isAligning, realign, cancel: () => stop.current?.abort() };
}

type DiscardDialogProps = {
  changed: DraftView["changed"];
  /** Beads that somebody saw to. */
  seen: number;
  onClose: () => void;
  onConfirm: () => void;
};

/** Asks before an alignment goes, and says whose work goes with it. */
function DiscardDialog({ changed, seen, onClose, onConfirm }: DiscardDialogProps) {
  const t = useTranslations("alignment");
  const format = useFormatter();
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("discardTitle")}
      action={t("discardAction")}
      onConfirm={onConfirm}
    >
      {t("discardHint", {
        name: changed.byName ?? t("start.somebody"),
        time: format.dateTime(new Date(changed.at), { dateStyle: "medium", timeStyle: "short" }),
        seen,
      })}
    </ConfirmDialog>
  );
}
