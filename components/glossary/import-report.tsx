"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import { columnNames } from "@/lib/interchange/core/terms/columns";
import type { ImportTermsReport } from "@/lib/interchange/server/terms-schema";
import styles from "./glossary.module.css";

/** A file's column names to ours; "" leaves a column out. */
export type Mapping = Readonly<Record<string, string>>;

const COUNTS = ["created", "updated", "unchanged", "proposed"] as const;

/** What an import does, or would do. */
export function ImportReport({ report }: { report: ImportTermsReport }) {
  const t = useTranslations("glossary.import");
  const reasons = useTranslations("glossary.import.reasons");
  const { skipped, conflicts } = report;
  return (
    <>
      <dl className={styles.figures}>
        {COUNTS.map((count) => (
          <div key={count}>
            <dt>{t(`counts.${count}`)}</dt>
            <dd>{report[count]}</dd>
          </div>
        ))}
        <div>
          <dt>{t("counts.skipped")}</dt>
          <dd>{skipped.length}</dd>
        </div>
      </dl>
      {skipped.length > 0 && (
        <section>
          <h3>{t("skipped")}</h3>
          <ol className={styles.report}>
            {skipped.map(({ line, reason, text, proposalId }) => (
              <li key={`${line} ${reason} ${text}`}>
                <span>{t("line", { line })}</span>
                {proposalId === undefined ? (
                  <span>{reasons(reason)}</span>
                ) : (
                  <Link href={`/proposals/${proposalId}`}>{reasons(reason)}</Link>
                )}
                <span className={styles.soft}>{text}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {conflicts.length > 0 && (
        <section>
          <h3>{t("conflicts")}</h3>
          <ol className={styles.report}>
            {conflicts.map(({ line, text, existing }) => (
              <li key={`${line} ${text}`}>
                <span>{t("line", { line })}</span>
                <span>{t("conflictLine", { text, existing })}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

type ColumnChoicesProps = {
  glossary: GlossaryView;
  columns: ImportTermsReport["columns"];
  mapping: Mapping;
  onMapping: (mapping: Mapping) => void;
};

/** Columns whose names said nothing, or that somebody has given a meaning. */
export function ColumnChoices({ glossary, columns, mapping, onMapping }: ColumnChoicesProps) {
  const t = useTranslations("glossary.import");
  const asked = columns.filter(({ name, meaning }) => meaning === null || name in mapping);
  if (asked.length === 0) return null;
  const names = columnNames(glossary.sourceLanguage, glossary.targetLanguage);
  return (
    <section className={styles.stack}>
      <div>
        <h3>{t("columns")}</h3>
        <p className={styles.soft}>{t("columnsHint")}</p>
      </div>
      {asked.map(({ name }) => (
        <label key={name} className={styles.row}>
          <span>{name}</span>
          <span aria-hidden="true">→</span>
          <select
            className={styles.select}
            value={mapping[name] ?? ""}
            onChange={({ target }) => onMapping({ ...mapping, [name]: target.value })}
          >
            <option value="">{t("leaveOut")}</option>
            {names.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
      ))}
    </section>
  );
}
