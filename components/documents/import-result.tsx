"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Imported } from "@/lib/documents/server/schema";
import styles from "./import.module.css";

/** What was read and how, and the way on. */
export function ImportResult({ imported, projectId }: { imported: Imported; projectId: string }) {
  const t = useTranslations("documents.import");
  const formats = useTranslations("documents.formats");
  const notices = useTranslations("documents.notices");
  const at = `/projects/${projectId}/documents/${imported.id}`;
  const count = imported.proposals.length;
  return (
    <>
      <p className={styles.docTitle} lang="zh-Hans">
        {imported.title}
      </p>
      <dl className={styles.facts}>
        <dt>{t("paragraphs")}</dt>
        <dd>{t("count", { count: imported.paragraphCount })}</dd>
        <dt>{t("format")}</dt>
        <dd>{formats(imported.format)}</dd>
        {imported.encoding !== "zip" && (
          <>
            <dt>{t("encoding")}</dt>
            <dd>
              {imported.encoding.toUpperCase()}
              {!imported.certain && <span className={styles.guess}> · {t("guessed")}</span>}
            </dd>
          </>
        )}
      </dl>
      {imported.notices.length > 0 && (
        <ul className={styles.notices}>
          {imported.notices.map(({ code, count: times, line = 0, column = 0 }) => (
            <li key={code}>{notices(code, { count: times, line, column })}</li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        {count > 0 && (
          <Link className={styles.primary} href={`${at}/import`}>
            {t("review", { count })}
          </Link>
        )}
        <Link className={count > 0 ? styles.secondary : styles.primary} href={at}>
          {t("open")}
        </Link>
      </div>
    </>
  );
}
