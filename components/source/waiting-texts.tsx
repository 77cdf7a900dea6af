"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { TextDifference } from "@/components/ui/text-difference";
import { StateMark } from "@/components/workbench/state-mark";
import type { SourceChange } from "@/lib/documents/server/source-schema";
import type { SourceDocument } from "./source-version-page";
import styles from "./version.module.css";

/** Translations whose source changed since they were right: also those that are final or locked. */
export function WaitingTexts({
  document,
  waiting,
}: {
  document: SourceDocument;
  waiting: readonly SourceChange[];
}) {
  const t = useTranslations("source.version");
  return (
    <section className={styles.section} aria-labelledby="waiting">
      <h2 id="waiting">{t("waiting")}</h2>
      <p className={styles.lead}>{waiting.length === 0 ? t("noneWaiting") : t("waitingHint")}</p>
      <ul className={styles.list}>
        {waiting.map((change) => (
          <li key={change.renderingId} className={styles.aside}>
            <p className={styles.kind}>
              <Link
                href={`${document.path}?tracks=${change.trackId}&p=${change.number}`}
                aria-label={t("open", { number: change.number })}
              >
                {change.number}
              </Link>
              <span>{change.trackName}</span>
              <StateMark kind={change.state} label />
              {change.locked && <span className={styles.soft}>{t("locked")}</span>}
            </p>
            <p>
              <TextDifference
                before={change.before.text}
                after={change.after.text}
                lang={document.language}
                abridged
              />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
