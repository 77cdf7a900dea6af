"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import styles from "./glossary.module.css";
import type { Running } from "./use-import";

type ImportProgressProps = {
  running: Running;
  onCancel: () => void;
};

/** How far it is and for how long, with the way out. */
export function ImportProgress({ running: { what, stage }, onCancel }: ImportProgressProps) {
  const t = useTranslations("glossary.import");
  const ui = useTranslations("ui");
  const seconds = useSeconds(what);
  const share = shareOf(stage);
  return (
    <div className={styles.running}>
      <progress aria-label={t("progress")} max={1} {...(share !== null && { value: share })} />
      <span role="status">{t(stage.stage, stage)}</span>
      {seconds > 1 && <span className={styles.soft}>{t("seconds", { seconds })}</span>}
      <Button size="small" onClick={onCancel}>
        {ui("cancel")}
      </Button>
    </div>
  );
}

/** How much of the stage is done, from 0 to 1; null where nobody knows. */
function shareOf(stage: Running["stage"]): number | null {
  if (stage.stage === "reading") return null;
  if (stage.stage === "sending") return stage.share;
  return stage.total === 0 ? 1 : stage.done / stage.total;
}

/** Seconds since this began. */
function useSeconds(what: Running["what"]): number {
  const [seconds, setSeconds] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another thing under way begins at nought.
  useEffect(() => {
    setSeconds(0);
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [what]);
  return seconds;
}
