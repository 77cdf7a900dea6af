"use client";

import { Check } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextDifference } from "@/components/ui/text-difference";
import { TimeText } from "@/components/ui/time-text";
import { useModel, useVoice } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import type { RenderingView, Row } from "@/components/workbench/row";
import { isSourceChanged } from "@/components/workbench/still-right";
import styles from "./source.module.css";
import { stillRightHere, toStillRight } from "./source-actions";
import { useSourceChange } from "./use-source-changes";

type SinceRightProps = { row: Row; trackId: string; rendering: RenderingView };

/** What became of the source since a text was right; nothing when it says the same. */
export function SinceRight({ row, trackId, rendering }: SinceRightProps) {
  const t = useTranslations("source");
  const model = useModel();
  const voice = useVoice();
  const change = useSourceChange(row, rendering.id);
  if (change === null || !isSourceChanged(rendering)) return null;
  const lang = languageTag(model.seed.project.sourceLanguage);
  return (
    <section className={styles.since}>
      <h3>{t("since")}</h3>
      <p className={styles.who}>
        {change.byName !== null && `${change.byName} · `}
        {change.at !== null && <TimeText value={change.at} />}
      </p>
      <p className={styles.text}>
        <TextDifference before={change.before.text} after={row.paragraph.text} lang={lang} abridged />
      </p>
      {toStillRight(model, trackId, rendering) && (
        <Button size="small" icon={<Check />} onClick={() => void stillRightHere(model, voice)}>
          {t("stillRight")}
        </Button>
      )}
    </section>
  );
}
