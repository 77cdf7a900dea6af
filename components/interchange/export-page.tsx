"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { isLongExport } from "@/lib/interchange/core/jobs";
import { STATES } from "@/lib/interchange/core/writer";
import type { JobView } from "@/lib/interchange/server/jobs-schema";
import styles from "./export.module.css";
import { type ChoosableTrack, ExportForm } from "./export-form";
import { wishOfPreset } from "./export-preset";
import { ExportPresets, type ExportPresetsOf } from "./export-presets";
import { ExportPreview } from "./export-preview";
import { type ExportWish, exportSearch } from "./export-search";
import { LossNotes } from "./loss-notes";
import { PreparedFiles } from "./prepared-files";
import { TakeFile } from "./take-file";
import { useExportPreview } from "./use-export-preview";
import { usePreparedFiles } from "./use-prepared-files";

type ExportPageProps = {
  documentId: string;
  title: string;
  /** BCP 47, of the title and the source. */
  language: string;
  tracks: readonly ChoosableTrack[];
  /** Whether the text came from subtitles. */
  hasTimes: boolean;
  presets: ExportPresetsOf;
  /** What the person had made in the background before. */
  prepared: readonly JobView[];
};

/** Choose what to take home, see how it will look, know what will be missing, take it. */
export function ExportPage(props: ExportPageProps) {
  const { documentId, title, language, tracks, hasTimes, presets, prepared } = props;
  const t = useTranslations("interchange");
  const { files, busy, prepare } = usePrepare(documentId, prepared);
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
    candidates: false,
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
        <TakeFile
          href={`/api/v1/documents/${documentId}/export?${search}`}
          fileName={ready?.fileName ?? null}
          isRefused={state.status === "failed"}
          isLong={ready !== null && isLongExport(ready.rows, wish.tracks.length)}
          busy={busy}
          onPrepare={() => void prepare(search)}
        />
      </div>
      <PreparedFiles items={files.items} onChanged={files.load} />
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

/** Has files made in the background, and says when one is ready. */
function usePrepare(documentId: string, prepared: readonly JobView[]) {
  const t = useTranslations("exports");
  const interchange = useTranslations("interchange");
  const toast = useToast();
  const { busy, run } = useAction();
  const files = usePreparedFiles(documentId, prepared, ({ id, fileName }) => {
    const take = () => window.location.assign(`/api/v1/exports/${id}/file`);
    toast(t("ready", { name: fileName }), { more: { label: interchange("download"), run: take } });
  });
  const prepare = (search: string) =>
    run(async () => {
      await api(`/documents/${documentId}/exports?${search}`, { method: "POST" });
      await files.load();
    });
  return { files, busy, prepare };
}
