"use client";

import { useTranslations } from "use-intl";
import type { Progress } from "@/lib/renderings/core/state";
import styles from "./team.module.css";

/** Most of the way first. What was sent back is part of the translated, and shown apart. */
const PARTS = ["final", "reviewed", "translated", "needsWork", "initial"] as const;
type Part = (typeof PARTS)[number];

/** How many paragraphs are in which state: a bar, and the same in words and numbers. */
export function TrackProgress({ progress }: { progress: Progress }) {
  const t = useTranslations("review.team");
  const counts: Readonly<Record<Part, number>> = {
    ...progress,
    // A text that was sent back and then emptied counts as both.
    translated: Math.max(0, progress.translated - progress.needsWork),
  };
  const all = Math.max(1, progress.total);
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {PARTS.map((part) => (
          <span key={part} data-part={part} style={{ width: `${(counts[part] / all) * 100}%` }} />
        ))}
      </div>
      <p className={styles.counts}>
        {PARTS.filter((part) => counts[part] > 0).map((part) => (
          <span key={part} data-part={part}>
            {t(`parts.${part}`, { count: counts[part] })}
          </span>
        ))}
      </p>
    </>
  );
}
