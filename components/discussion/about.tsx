"use client";

import { useTranslations } from "use-intl";
import { useModel } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import { useStore } from "@/components/workbench/store";
import styles from "./discussion.module.css";

/** What something is about: the column, and the words, or the whole of it. */
export function About({ trackId, quote }: { trackId: string | null; quote: string | null }) {
  const t = useTranslations("discussion");
  const model = useModel();
  const track = useStore(model.tracks, (tracks) => tracks.find(({ id }) => id === trackId));
  const language = trackId === null ? model.seed.project.sourceLanguage : (track?.language ?? "en");
  return (
    <div className={styles.about}>
      <span className={styles.column}>{trackId === null ? t("source") : (track?.name ?? "")}</span>
      {quote === null ? (
        <span className={styles.whole}>{t("whole")}</span>
      ) : (
        <q className={styles.quote} lang={languageTag(language)}>
          {quote}
        </q>
      )}
    </div>
  );
}
