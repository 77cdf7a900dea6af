"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { STATES } from "@/lib/interchange/core/writer";
import styles from "./export.module.css";
import { type ChoosableTrack, ExportForm } from "./export-form";
import { wishOfPreset } from "./export-preset";
import { ExportPresets, type ExportPresetsOf } from "./export-presets";
import { ExportPreview } from "./export-preview";
import { type ExportWish, exportSearch } from "./export-search";
import { LossNotes } from "./loss-notes";
import { useExportPreview } from "./use-export-preview";

type ExportPageProps = {
  documentId: string;
  title: string;
  /** BCP 47, of the title and the source. */
  language: string;
  tracks: readonly ChoosableTrack[];
  /** Whether the text came from subtitles. */
  hasTimes: boolean;
  presets: ExportPresetsOf;
};

/** Choose what to take home, see how it will look, know what will be missing, take it. */
export function ExportPage({ documentId, title, language, tracks, hasTimes, presets }: ExportPageProps) {
  const t = useTranslations("interchange");
  const preset = presets.items.find(({ id }) => id === presets.chosenId);
  const plain: ExportWish = {
    format: "docx",
    tracks: tracks.map(({ id }) => id),
    states: STATES,
    layout: "bilingual",
    emphasis: true,
    byteOrderMark: true,
    prefill: false,
    unit: "paragraph",
    comments: false,
    terms: false,
  };
  const [wish, setWish] = useState(preset === undefined ? plain : wishOfPreset(preset.wish, tracks));
  const search = exportSearch(wish, { tracks: tracks.length, states: STATES.length });
  const state = useExportPreview(documentId, search);
  const ready = state.status === "ready" ? state.preview : null;
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1>{t("title")}</h1>
          <p className={styles.subtitle} lang={language}>
            {title}
          </p>
        </div>
        <a
          className={styles.download}
          href={`/api/v1/documents/${documentId}/export?${search}`}
          download={ready?.fileName ?? true}
          aria-disabled={state.status === "failed" || undefined}
        >
          <Download aria-hidden />
          {t("download")}
        </a>
      </div>
      <div className={styles.columns}>
        <div className={styles.choices}>
          <ExportPresets of={presets} tracks={tracks} wish={wish} onChoose={setWish} />
          <ExportForm tracks={tracks} hasTimes={hasTimes} wish={wish} onChange={setWish} />
        </div>
        <div className={styles.result}>
          {ready !== null && <LossNotes loss={ready.loss} format={wish.format} />}
          <ExportPreview state={state} language={language} />
        </div>
      </div>
    </>
  );
}
