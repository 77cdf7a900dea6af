"use client";

import { useTranslations } from "use-intl";
import { useModel } from "@/components/workbench/context";
import { moveTo } from "@/components/workbench/move";
import type { SourceFinding } from "@/lib/quality/server/schema";
import styles from "./quality.module.css";
import { useSayFinding } from "./say-finding";
import { SeverityMark } from "./severity-mark";

/** One finding of the source itself, and the way to it. Nobody leaves it as it is: that is said of renderings. */
export function SourceFindingCard({ finding }: { finding: SourceFinding }) {
  const names = useTranslations("checks.names");
  const model = useModel();
  const say = useSayFinding();
  const show = () => moveTo(model, { index: model.cursor.get().index, column: null, edit: false });
  return (
    <li className={styles.finding} data-check={finding.check}>
      <SeverityMark severity={finding.severity} />
      <div className={styles.said}>
        <button type="button" className={styles.message} onClick={show}>
          {say(finding)}
        </button>
        <span className={styles.check}>{names(finding.check)}</span>
      </div>
    </li>
  );
}
