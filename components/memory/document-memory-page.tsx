"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField } from "@/components/ui/field";
import type { MemoryAnalysis } from "@/lib/memory/server/batch-schema";
import { FillForm } from "./fill-form";
import styles from "./memory.module.css";

type DocumentMemoryPageProps = {
  tracks: readonly { readonly id: string; readonly name: string }[];
  trackId: string | null;
  sourceLanguage: string;
  targetLanguage: string;
  analysis: MemoryAnalysis;
  canFill: boolean;
};

/** How much of a document the memories have, and the way to fill a track's empty renderings with it. */
export function DocumentMemoryPage({
  tracks,
  trackId,
  sourceLanguage,
  targetLanguage,
  analysis,
  canFill,
}: DocumentMemoryPageProps) {
  const t = useTranslations("memory.analysis");
  const router = useRouter();
  const path = usePathname();
  const track = tracks.find(({ id }) => id === trackId);
  return (
    <>
      <div className={projects.head}>
        <h1>{t("title")}</h1>
      </div>
      <p className={projects.subtitle}>{t("explain")}</p>
      <div className={styles.sections}>
        {tracks.length > 0 && (
          <SelectField
            label={t("track")}
            value={trackId ?? ""}
            onChange={({ target }) => router.replace(`${path}?track=${target.value}`)}
          >
            {tracks.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <Bands analysis={analysis} />
        {track === undefined ? (
          <EmptyState title={t("noTrack")}>{t("noTrackHint")}</EmptyState>
        ) : (
          canFill && (
            <FillForm
              key={track.id}
              trackId={track.id}
              language={targetLanguage}
              sourceLanguage={sourceLanguage}
            />
          )
        )}
      </div>
    </>
  );
}

function Bands({ analysis }: { analysis: MemoryAnalysis }) {
  const t = useTranslations("memory.analysis");
  const share = (characters: number): string =>
    t("percent", { share: characters / Math.max(1, analysis.characters) });
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("band")}</th>
            <th scope="col">{t("paragraphs")}</th>
            <th scope="col">{t("characters")}</th>
            <th scope="col">{t("share")}</th>
          </tr>
        </thead>
        <tbody>
          {analysis.bands.map(({ band, paragraphs, characters }) => (
            <tr key={band}>
              <th scope="row">{t(`bands.${band}`)}</th>
              <td>{paragraphs}</td>
              <td>{characters}</td>
              <td>{share(characters)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("all")}</th>
            <td>{analysis.paragraphs}</td>
            <td>{analysis.characters}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
