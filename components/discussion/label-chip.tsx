"use client";

import { useLocale } from "use-intl";
import type { LabelView } from "@/lib/discussion/server/schema";
import styles from "./discussion.module.css";

/** A label's name in the interface's language. */
export function useLabelName(): (label: Pick<LabelView, "nameEn" | "nameZh">) => string {
  const locale = useLocale();
  return ({ nameEn, nameZh }) => (locale.startsWith("zh") ? nameZh : nameEn);
}

/** A label's color; its name always stands beside it. */
export function LabelDot({ colorIndex }: { colorIndex: number }) {
  return (
    <span
      className={styles.dot}
      style={{ "--label": `var(--presence-${colorIndex})` } as React.CSSProperties}
      aria-hidden="true"
    />
  );
}

export function LabelChip({ label }: { label: LabelView }) {
  const nameOf = useLabelName();
  return (
    <span className={styles.chip}>
      <LabelDot colorIndex={label.colorIndex} />
      {nameOf(label)}
    </span>
  );
}
