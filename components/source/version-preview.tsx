"use client";

import { useTranslations } from "use-intl";
import type { VersionPreview } from "@/lib/documents/server/source-schema";
import { StateChanges } from "./state-changes";
import styles from "./version.module.css";

const KINDS = ["same", "changed", "added", "removed", "moved", "returned"] as const;

/** What a new version would do: how much of each, what is to be looked at again, and each change side by side. */
export function VersionPreviewView({ preview, language }: { preview: VersionPreview; language: string }) {
  const t = useTranslations("source.version");
  const { counts, marked, changes } = preview;
  return (
    <section aria-label={t("preview")} aria-live="polite">
      <ul className={styles.counts}>
        {KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
          <li key={kind} data-kind={kind}>
            {t(`counts.${kind}`, { count: counts[kind] })}
          </li>
        ))}
      </ul>
      {changes.length === 0 ? (
        <p>{t("nothing")}</p>
      ) : (
        <>
          <p className={styles.lead}>
            {t("marked", { count: marked.all })}{" "}
            {t("markedKept", { final: marked.final, locked: marked.locked })}
          </p>
          <StateChanges changes={changes} language={language} />
        </>
      )}
    </section>
  );
}
