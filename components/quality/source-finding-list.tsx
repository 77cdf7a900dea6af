"use client";

import { useTranslations } from "use-intl";
import type { SourceFinding } from "@/lib/quality/server/schema";
import styles from "./quality.module.css";
import { useSayFinding } from "./say-finding";
import { SeverityMark } from "./severity-mark";

type SourceFindingListProps = {
  findings: readonly SourceFinding[];
  /** The number that a paragraph has on this page. */
  numberOf: (paragraphId: string) => number | undefined;
  /** Where on this page a paragraph is. */
  addressOf: (paragraphId: string) => string;
};

/** Whoever looks at a text as it came reads so many; the rest stands in the document's list of checks. */
const SHOWN_AT_ONCE = 100;

/** What the checks report on a text as it came, each a link to its paragraph. Nothing where they have nothing to say. */
export function SourceFindingList({ findings, numberOf, addressOf }: SourceFindingListProps) {
  const t = useTranslations("quality");
  const names = useTranslations("checks.names");
  const say = useSayFinding();
  if (findings.length === 0) return null;
  return (
    <section className={styles.ofSource} aria-label={t("ofSource")}>
      <h2>{t("ofSource")}</h2>
      <ul className={styles.findings}>
        {findings.slice(0, SHOWN_AT_ONCE).map((finding) => (
          <li
            key={`${finding.paragraphId} ${finding.check} ${finding.fingerprint}`}
            className={styles.finding}
            data-check={finding.check}
          >
            <SeverityMark severity={finding.severity} />
            <div className={styles.said}>
              <a className={styles.message} href={addressOf(finding.paragraphId)}>
                {say(finding)}
              </a>
              <span className={styles.check}>{names(finding.check)}</span>
            </div>
            <span className={styles.number}>
              {t("paragraph", { number: numberOf(finding.paragraphId) ?? finding.number })}
            </span>
          </li>
        ))}
      </ul>
      {findings.length > SHOWN_AT_ONCE && (
        <p>{t("moreOfSource", { count: findings.length - SHOWN_AT_ONCE })}</p>
      )}
    </section>
  );
}
