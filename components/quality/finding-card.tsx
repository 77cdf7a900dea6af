"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useModel, useVoice } from "@/components/workbench/context";
import { can } from "@/lib/accounts/core/rights";
import styles from "./quality.module.css";
import { useSayFinding } from "./say-finding";
import { SeverityMark } from "./severity-mark";
import { beginWaiving, unwaiveFinding, type WaivedPlace } from "./waive";
import { WaivedFor } from "./waived-for";
import type { ShownFinding } from "./with-live";

type FindingCardProps = {
  finding: Pick<ShownFinding, "check" | "code" | "severity" | "values" | "fingerprint" | "waiver">;
  place: WaivedPlace;
  /** Goes to where it stands. */
  onShow: () => void;
};

/** One finding: what it says, the way to its place, and leaving it as it is. */
export function FindingCard({ finding, place, onShow }: FindingCardProps) {
  const t = useTranslations("quality");
  const names = useTranslations("checks.names");
  const model = useModel();
  const voice = useVoice();
  const say = useSayFinding();
  const { check, severity, waiver } = finding;
  const mayWrite = can(model.seed.role, "translate");
  return (
    <li className={styles.finding} data-waived={waiver !== null || undefined} data-check={check}>
      <SeverityMark severity={severity} />
      <div className={styles.said}>
        <button type="button" className={styles.message} onClick={onShow}>
          {say(finding)}
        </button>
        <WaivedFor waiver={waiver} />
        <span className={styles.foot}>
          <span className={styles.check}>{names(check)}</span>
          {mayWrite && waiver === null && (
            <Button size="small" variant="quiet" onClick={() => beginWaiving(model, place, finding)}>
              {t("waive")}
            </Button>
          )}
          {mayWrite && waiver !== null && (
            <Button
              size="small"
              variant="quiet"
              onClick={() => void unwaiveFinding(model, voice, place, waiver.id)}
            >
              {t("unwaive")}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}
