"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import styles from "./glossary.module.css";
import type { Running } from "./use-import";

type ImportProgressProps = {
  running: Running;
  /** How many concepts the import changes, as the report said. */
  count: number;
  onCancel: () => void;
};

/** How far it is and for how long, with the way out. */
export function ImportProgress({ running: { what, stage }, count, onCancel }: ImportProgressProps) {
  const t = useTranslations("glossary.import");
  const ui = useTranslations("ui");
  const seconds = useSeconds(what);
  const said =
    stage.stage === "sending"
      ? t("sending", { share: stage.share })
      : t(what === "take" ? "taking" : "reading", { count });
  return (
    <div className={styles.running}>
      <progress
        aria-label={t("progress")}
        max={1}
        {...(stage.stage === "sending" && { value: stage.share })}
      />
      <span role="status">{said}</span>
      {seconds > 1 && <span className={styles.soft}>{t("seconds", { seconds })}</span>}
      <Button size="small" onClick={onCancel}>
        {ui("cancel")}
      </Button>
    </div>
  );
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
