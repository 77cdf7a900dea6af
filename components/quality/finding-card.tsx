"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useModel, useVoice } from "@/components/workbench/context";
import { moveTo } from "@/components/workbench/move";
import { can } from "@/lib/accounts/core/rights";
import styles from "./quality.module.css";
import { useSayFinding } from "./say-finding";
import { SeverityMark } from "./severity-mark";
import type { ShownFinding } from "./use-findings";
import { beginWaiving, unwaiveFinding } from "./waive";

type FindingCardProps = { finding: ShownFinding; renderingId: string; trackId: string };

/** One finding: what it says, the way to its place, and leaving it as it is. */
export function FindingCard({ finding, renderingId, trackId }: FindingCardProps) {
  const t = useTranslations("quality");
  const names = useTranslations("checks.names");
  const model = useModel();
  const voice = useVoice();
  const say = useSayFinding();
  const { check, severity, target, waiver } = finding;
  const show = () =>
    moveTo(model, {
      index: model.cursor.get().index,
      column: trackId,
      edit: true,
      ...(target !== null && { caret: target.start }),
    });
  const mayWrite = can(model.seed.role, "translate");
  return (
    <li className={styles.finding} data-waived={waiver !== null || undefined} data-check={check}>
      <SeverityMark severity={severity} />
      <div className={styles.said}>
        <button type="button" className={styles.message} onClick={show}>
          {say(finding)}
        </button>
        <span className={styles.check}>{names(check)}</span>
        {waiver !== null && (
          <span className={styles.reason}>
            {waiver.byName === null
              ? t("waivedFor", { reason: waiver.reason })
              : t("waivedBy", { person: waiver.byName, reason: waiver.reason })}
            {waiver.expiresOn !== null && ` ${t("waivedUntil", { day: waiver.expiresOn })}`}
          </span>
        )}
      </div>
      {mayWrite && waiver === null && (
        <Button size="small" variant="quiet" onClick={() => beginWaiving(model, renderingId, finding)}>
          {t("waive")}
        </Button>
      )}
      {mayWrite && waiver !== null && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => void unwaiveFinding(model, voice, renderingId, waiver.id)}
        >
          {t("unwaive")}
        </Button>
      )}
    </li>
  );
}
