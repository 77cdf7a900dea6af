"use client";

import { useTranslations } from "use-intl";
import { useLabelName } from "@/components/discussion/label-chip";
import { SeverityMark } from "@/components/quality/severity-mark";
import { LastDay } from "@/components/ui/last-day";
import { TimeText } from "@/components/ui/time-text";
import type { Report } from "@/lib/review/core/report";
import own from "./report.module.css";
import { ShownInParts } from "./shown-in-parts";

export type ReportListProps = {
  report: Report;
  /** The paragraph of that number in the workbench. */
  hrefOf: (number: number) => string;
};

/** The errors that were marked, with what was said of them. */
export function ErrorList({ report, hrefOf }: ReportListProps) {
  const t = useTranslations("review.report");
  const severities = useTranslations("review.severities");
  const nameOf = useLabelName();
  const { language } = report.track;
  return (
    <ShownInParts items={report.errors.items} nothing={t("noErrors")} keyOf={({ id }) => id}>
      {({ number, label, severity, quote, originalQuote, status, byName, at, comment }) => (
        <>
          <p className={own.about}>
            <a href={hrefOf(number)}>{t("place", { number })}</a>
            <span>
              {nameOf(label)} · {severities(severity)}
            </span>
            <span>
              {byName} <TimeText value={at} />
            </span>
          </p>
          <p className={own.text}>
            <q lang={language}>{quote}</q>
            {status === "detached" && <span className={own.soft}> {t("gone")}</span>}
            {originalQuote !== quote && (
              <span className={own.soft}>
                {" · "}
                {t("marked")} <q lang={language}>{originalQuote}</q>
              </span>
            )}
          </p>
          {comment !== null && <p className={own.comment}>{comment}</p>}
        </>
      )}
    </ShownInParts>
  );
}

/** Open errors and warnings of the checks. */
export function FindingList({ report, hrefOf }: ReportListProps) {
  const t = useTranslations("review.report");
  const checks = useTranslations("checks.names");
  const nothing = report.findings.counts.length === 0 ? t("noFindings") : t("onlyNotices");
  const items = report.findings.items.map((item, at) => ({ ...item, at }));
  return (
    <ShownInParts items={items} nothing={nothing} keyOf={({ at }) => String(at)}>
      {({ number, check, severity, message }) => (
        <>
          <p className={own.about}>
            <SeverityMark severity={severity} />
            <a href={hrefOf(number)}>{t("place", { number })}</a>
            <span>{checks(check)}</span>
          </p>
          <p className={own.text}>{message}</p>
        </>
      )}
    </ShownInParts>
  );
}

/** Everything that somebody left as it is, and why. */
export function WaiverList({ report, hrefOf }: ReportListProps) {
  const t = useTranslations("review.report");
  const checks = useTranslations("checks.names");
  return (
    <ShownInParts items={report.waivers} nothing={t("noWaivers")} keyOf={({ id }) => id}>
      {({ number, check, message, reason, byName, createdAt, expiresAt }) => (
        <>
          <p className={own.about}>
            <a href={hrefOf(number)}>{t("place", { number })}</a>
            {check !== null && <span>{checks(check)}</span>}
            <span>
              {byName} <TimeText value={createdAt} />
            </span>
            <span>
              {expiresAt === null ? (
                t("noEnd")
              ) : (
                <>
                  {t("until")} <LastDay value={expiresAt} />
                </>
              )}
            </span>
          </p>
          <p className={own.text}>{message}</p>
          <p className={own.comment}>{reason}</p>
        </>
      )}
    </ShownInParts>
  );
}
