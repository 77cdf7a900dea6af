"use client";

import { useTranslations } from "use-intl";
import { PAIRS_CHOICES } from "@/lib/memory/server/out-schema";
import styles from "./memory.module.css";

/** A project's memory as TMX, for other tools. */
export function MemoryDownload({ memoryId }: { memoryId: string }) {
  const t = useTranslations("memory.download");
  return (
    <section>
      <h2>{t("title")}</h2>
      <p className={styles.downloads}>
        {PAIRS_CHOICES.map((pairs) => (
          <a key={pairs} href={`/api/v1/memories/${memoryId}/export?pairs=${pairs}`} download>
            {t(pairs)}
          </a>
        ))}
      </p>
    </section>
  );
}
