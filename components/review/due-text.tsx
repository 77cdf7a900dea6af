"use client";

import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { localDay } from "@/components/ui/local-day";
import styles from "./work.module.css";

/** Until when something is due, and whether that day has gone. `day` is "2026-12-31". */
export function DueText({ day }: { day: string }) {
  const t = useTranslations("review.work");
  const format = useFormatter();
  // Which day it is depends on where the reader is: the browser says.
  const [today, setToday] = useState<string | null>(null);
  useEffect(() => setToday(localDay(new Date())), []);
  const isOverdue = today !== null && day < today;
  const date = format.dateTime(new Date(day), { dateStyle: "medium", timeZone: "UTC" });
  return (
    <span className={styles.due} data-overdue={isOverdue || undefined}>
      {isOverdue ? t("overdue", { date }) : t("due", { date })}
    </span>
  );
}
