"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { Imported } from "@/lib/alignment/server/schema";
import styles from "./alignment.module.css";
import type { Repair } from "./use-repair";

type WriteDialogProps = {
  write: Repair["write"];
  ofTrack: boolean;
  onDone: (done: Imported) => void;
  onClose: () => void;
};

/** Says what would be written, and what it would be written over, before it is done. */
export function WriteDialog({ write, ofTrack, onDone, onClose }: WriteDialogProps) {
  const t = useTranslations("alignment.write");
  const ui = useTranslations("ui");
  const problemText = useProblemText();
  const [replace, setReplace] = useState(ofTrack);
  const [preview, setPreview] = useState<Imported | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const look = useEffectEvent((isReplacing: boolean) => {
    let isLatest = true;
    setPreview(null);
    setError(null);
    write({ preview: true, replace: isReplacing }).then(
      (found) => isLatest && setPreview(found),
      (problem: unknown) => isLatest && setError(problem),
    );
    return () => {
      isLatest = false;
    };
  });
  useEffect(() => look(replace), [replace]);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      onDone(await write({ preview: false, replace }));
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  const count = (outcome: Imported["beads"][number]["outcome"]): number =>
    preview?.beads.filter((bead) => bead.outcome === outcome).length ?? 0;
  const lost = preview?.beads.filter(({ outcome }) => outcome === "no-place") ?? [];
  const kept = count("has-text");
  const replaced = preview?.beads.filter(({ replaces }) => replaces).length ?? 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      shape="wide"
      actions={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={preview === null || preview.placed + count("same") === 0}
            onClick={() => void confirm()}
          >
            {t("confirm", { count: preview?.placed ?? 0 })}
          </Button>
        </>
      }
    >
      <FormError>{error === null ? null : problemText(error)}</FormError>
      {preview === null ? (
        <p role="status">{ui("loading")}</p>
      ) : (
        <ul className={styles.said} aria-live="polite">
          <li>{t("placed", { count: preview.placed })}</li>
          {replaced > 0 && <li className={styles.warning}>{t("replaces", { count: replaced })}</li>}
          {count("same") > 0 && <li>{t("same", { count: count("same") })}</li>}
          {kept > 0 && <li>{t("kept", { count: kept })}</li>}
          {count("final") > 0 && <li className={styles.warning}>{t("final", { count: count("final") })}</li>}
          {preview.blocked > 0 && (
            <li className={styles.warning}>{t("blocked", { count: preview.blocked })}</li>
          )}
          {lost.length > 0 && <li className={styles.warning}>{t("lost", { count: lost.length })}</li>}
        </ul>
      )}
      {!ofTrack && (kept > 0 || replace) && (
        <label className={styles.replace}>
          <input type="checkbox" checked={replace} onChange={(event) => setReplace(event.target.checked)} />
          {t("replace")}
        </label>
      )}
      {lost.length > 0 && (
        <ul className={styles.lost}>
          {lost.map(({ position, text }) => (
            <li key={position}>{text}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
