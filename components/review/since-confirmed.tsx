"use client";

import { useFormatter, useTranslations } from "use-intl";
import { TextDifference } from "@/components/ui/text-difference";
import { TimeText } from "@/components/ui/time-text";
import type { Row } from "@/components/workbench/row";
import styles from "./changes.module.css";
import { useTrackedChange } from "./use-changes";

type SinceConfirmedProps = {
  row: Row;
  rendering: { readonly id: string; readonly text: string };
  /** BCP 47, of the rendering. */
  lang: string;
};

/** What was changed in a text since its translator confirmed it; nothing when it stands so. */
export function SinceConfirmed({ row, rendering, lang }: SinceConfirmedProps) {
  const t = useTranslations("review.changes");
  const format = useFormatter();
  const change = useTrackedChange(row, rendering.id);
  if (change === null || change.before.text === rendering.text) return null;
  const { before, after } = change;
  return (
    <section className={styles.since}>
      <h3>{t("since")}</h3>
      <p className={styles.who}>
        {before.byName !== null && `${t("confirmedBy", { name: before.byName })} · `}
        <TimeText value={before.at} />
        {after.byNames.length > 0 && ` · ${t("changedBy", { names: format.list(after.byNames) })}`}
      </p>
      <p className={styles.text}>
        <TextDifference before={before.text} after={rendering.text} lang={lang} abridged />
      </p>
    </section>
  );
}
