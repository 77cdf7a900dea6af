"use client";

import { useFormatter, useTranslations } from "use-intl";
import { TextDifference } from "@/components/ui/text-difference";
import type { TrackedChange } from "@/lib/review/core/report";
import own from "./report.module.css";
import type { ReportListProps } from "./report-lists";
import { ShownInParts } from "./shown-in-parts";

/** What was changed since translators confirmed, word by word. */
export function ReportChanges({ report, hrefOf }: ReportListProps) {
  const t = useTranslations("review.report");
  const format = useFormatter();
  const { items, share } = report.changes;
  return (
    <>
      {items.length > 0 && (
        <p>
          {t("changedOf", {
            count: items.length,
            share: format.number(share, { style: "percent", maximumFractionDigits: 1 }),
          })}
        </p>
      )}
      <ShownInParts items={items} nothing={t("noChanges")} keyOf={({ renderingId }) => renderingId}>
        {(change) => <Change change={change} report={report} href={hrefOf(change.number)} />}
      </ShownInParts>
    </>
  );
}

type ChangeProps = { change: TrackedChange; report: ReportListProps["report"]; href: string };

function Change({ change: { number, source, before, after, share }, report, href }: ChangeProps) {
  const t = useTranslations("review.report");
  const changes = useTranslations("review.changes");
  const format = useFormatter();
  return (
    <>
      <p className={own.about}>
        <a href={href}>{t("place", { number })}</a>
        <span>{format.number(share, { style: "percent", maximumFractionDigits: 1 })}</span>
        {before.byName !== null && <span>{changes("confirmedBy", { name: before.byName })}</span>}
        {after.byNames.length > 0 && (
          <span>{changes("changedBy", { names: format.list(after.byNames) })}</span>
        )}
      </p>
      <p className={own.source} lang={report.document.language}>
        {source}
      </p>
      <p className={own.text}>
        <TextDifference before={before.text} after={after.text} lang={report.track.language} abridged />
      </p>
    </>
  );
}
