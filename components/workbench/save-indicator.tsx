"use client";

import { CircleCheck, CloudOff, Eye, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { SaveState } from "@/lib/collaboration/core/save-state";
import { useModel } from "./context";
import styles from "./save-indicator.module.css";
import { useStore } from "./store";
import { useSaveWords } from "./use-save-words";

const ICONS: Record<SaveState["kind"], typeof CircleCheck> = {
  connecting: LoaderCircle,
  saved: CircleCheck,
  saving: LoaderCircle,
  slow: TriangleAlert,
  storage: TriangleAlert,
  offline: CloudOff,
  "read-only": Eye,
  outdated: TriangleAlert,
  "signed-out": TriangleAlert,
  "no-access": TriangleAlert,
  refused: TriangleAlert,
};
const CALM: readonly SaveState["kind"][] = ["connecting", "saved", "saving", "read-only"];

/** Whether what was typed is safe, in words. */
export function SaveIndicator() {
  const t = useTranslations("collaboration");
  const words = useSaveWords();
  const model = useModel();
  const save = useStore(model.save, (state) => state);
  const Icon = ICONS[save.kind];
  return (
    <span className={styles.save} data-kind={save.kind} data-calm={CALM.includes(save.kind) || undefined}>
      <Icon aria-hidden="true" />
      <span className={styles.words}>{words(save)}</span>
      {(save.kind === "outdated" || save.kind === "signed-out") && (
        <button type="button" className={styles.reload} onClick={() => window.location.reload()}>
          {t("reload")}
        </button>
      )}
    </span>
  );
}
