"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import type { DraftView } from "@/lib/alignment/server/schema";
import { RepairScreen } from "./repair-screen";
import { StartForm } from "./start-form";

/** The track that is aligned; `words` it has now. */
export type AlignedTrack = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly words: number;
};

type AlignPageProps = {
  track: AlignedTrack;
  documentPath: string;
  sourceLanguage: string;
  draft: DraftView | null;
};

/** Where an English text that exists is laid beside the source, looked over, and written into a track. */
export function AlignPage({ track, documentPath, sourceLanguage, draft: given }: AlignPageProps) {
  const t = useTranslations("alignment");
  const [draft, setDraft] = useState(given);
  return (
    <>
      <div className={styles.head}>
        <h1>{t("heading", { name: track.name })}</h1>
      </div>
      {draft === null ? (
        <StartForm track={track} onStarted={setDraft} />
      ) : (
        <RepairScreen
          draft={draft}
          track={track}
          documentPath={documentPath}
          sourceLanguage={sourceLanguage}
          onGone={() => setDraft(null)}
        />
      )}
    </>
  );
}
