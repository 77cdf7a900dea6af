"use client";

import { useTranslations } from "use-intl";
import { VerdictMark } from "@/components/terms/verdict-mark";
import { type Counts, type Dossier, SHOWN_VERDICTS } from "@/lib/glossary/server/matching-schema";
import entry from "./entry.module.css";

const HEIGHT = 72;
const STEP = 20;
const BAR = 14;
const RIGHT = ["found", "variant"] as const;
const WRONG = ["missing", "forbidden", "superseded"] as const;

const sum = (counts: Counts, verdicts: readonly (keyof Counts)[]): number =>
  verdicts.reduce((total, verdict) => total + counts[verdict], 0);

/** How the wording stands over time: for each month of documents a bar, right below and wrong above. */
export function DossierChart({ byMonth, counts }: Pick<Dossier, "byMonth" | "counts">) {
  const t = useTranslations("glossary.dossier");
  const most = Math.max(1, ...byMonth.map((month) => sum(month.counts, SHOWN_VERDICTS)));
  const scale = HEIGHT / most;
  return (
    <section className={entry.section}>
      <ul className={entry.row}>
        {SHOWN_VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
          <li key={verdict}>
            <VerdictMark verdict={verdict} /> {counts[verdict]}
          </li>
        ))}
      </ul>
      {byMonth.length > 1 && (
        <svg
          className={entry.bars}
          viewBox={`0 0 ${Math.max(byMonth.length * STEP, 200)} ${HEIGHT}`}
          role="img"
          aria-label={t("chart")}
          preserveAspectRatio="xMinYMax meet"
        >
          {byMonth.map(({ month, counts: each }, at) => {
            const right = sum(each, RIGHT) * scale;
            const wrong = sum(each, WRONG) * scale;
            const waived = each.waived * scale;
            return (
              <g key={month} transform={`translate(${at * STEP} 0)`}>
                <title>{`${month === "" ? t("undated") : month}: ${sum(each, RIGHT)} / ${sum(each, SHOWN_VERDICTS)}`}</title>
                <rect className={entry.good} width={BAR} height={right} y={HEIGHT - right} />
                <rect className={entry.plain} width={BAR} height={waived} y={HEIGHT - right - waived} />
                <rect className={entry.bad} width={BAR} height={wrong} y={HEIGHT - right - waived - wrong} />
              </g>
            );
          })}
        </svg>
      )}
    </section>
  );
}
