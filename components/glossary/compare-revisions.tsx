"use client";

import { usePathname, useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { ConceptRevisionView } from "@/lib/glossary/server/concepts-schema";
import type { ConceptView } from "@/lib/glossary/server/schema";
import type { Comparison } from "./comparison";
import entry from "./entry.module.css";
import { RevisionDifferences } from "./revision-differences";

type CompareRevisionsProps = {
  concept: ConceptView;
  /** Newest first, at least two. */
  revisions: readonly ConceptRevisionView[];
  comparison: Comparison | null;
};

/** Any two revisions beside each other; the address keeps which, so that it can be sent to somebody. */
export function CompareRevisions({ concept, revisions, comparison }: CompareRevisionsProps) {
  const t = useTranslations("glossary.entry");
  const router = useRouter();
  const path = usePathname();
  const show = (next: Comparison | null) =>
    router.replace(next === null ? path : `${path}?from=${next.from}&to=${next.to}`, { scroll: false });
  const [newest, second] = revisions;
  if (comparison === null)
    return (
      <Button size="small" onClick={() => show({ from: second?.revision ?? 1, to: newest?.revision ?? 1 })}>
        {t("compare")}
      </Button>
    );
  const { from, to } = comparison;
  const find = (number: number) => revisions.find(({ revision }) => revision === number);
  const [before, after] = [find(from), find(to)];
  return (
    <section className={entry.comparison} aria-label={t("comparison")}>
      <div className={entry.controls}>
        <RevisionSelect
          label={t("compareFrom")}
          value={from}
          revisions={revisions}
          onChange={(next) => show({ from: next, to })}
        />
        <span aria-hidden="true">→</span>
        <RevisionSelect
          label={t("compareTo")}
          value={to}
          revisions={revisions}
          onChange={(next) => show({ from, to: next })}
        />
        <Button size="small" variant="quiet" onClick={() => show(null)}>
          {t("closeComparison")}
        </Button>
      </div>
      {before === undefined || after === undefined ? (
        <p className={entry.about}>{t("noRevision")}</p>
      ) : (
        <RevisionDifferences concept={concept} before={before} after={after} />
      )}
    </section>
  );
}

type RevisionSelectProps = {
  label: string;
  value: number;
  revisions: readonly ConceptRevisionView[];
  onChange: (revision: number) => void;
};

function RevisionSelect({ label, value, revisions, onChange }: RevisionSelectProps) {
  const t = useTranslations("glossary.entry");
  const format = useFormatter();
  return (
    <select aria-label={label} value={value} onChange={({ target }) => onChange(Number(target.value))}>
      {!revisions.some(({ revision }) => revision === value) && <option value={value}>{value}</option>}
      {revisions.map(({ revision, cause, authorName, at }) => (
        <option key={revision} value={revision}>
          {t("revision", {
            ...{ number: revision, cause: t(`causes.${cause}`), author: authorName ?? "?" },
            // The server's zone is not the reader's: days alone, in one zone for both.
            day: format.dateTime(new Date(at), { dateStyle: "medium", timeZone: "UTC" }),
          })}
        </option>
      ))}
    </select>
  );
}
