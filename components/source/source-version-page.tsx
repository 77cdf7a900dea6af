"use client";

import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import type { SetAside, SourceChange, SourceVersionView } from "@/lib/documents/server/source-schema";
import { AsideList } from "./aside-list";
import { CompareStates } from "./compare-states";
import { NewVersion } from "./new-version";
import styles from "./version.module.css";
import { VersionList } from "./version-list";
import { WaitingTexts } from "./waiting-texts";

export type SourceDocument = { readonly id: string; readonly path: string; readonly language: string };

type SourceVersionPageProps = {
  document: SourceDocument;
  versions: readonly SourceVersionView[];
  aside: readonly SetAside[];
  waiting: readonly SourceChange[];
  mayReview: boolean;
};

/** The versions of a whole source: a new one looked at and taken, those taken, what went and what waits. */
export function SourceVersionPage({ document, versions, aside, waiting, mayReview }: SourceVersionPageProps) {
  const t = useTranslations("source.version");
  return (
    <>
      <div className={projects.head}>
        <h1>{t("title")}</h1>
      </div>
      {mayReview && <NewVersion document={document} />}
      <WaitingTexts document={document} waiting={waiting} />
      <VersionList document={document} versions={versions} mayUndo={mayReview} />
      {versions.length > 0 && <CompareStates document={document} versions={versions} />}
      {aside.length > 0 && (
        <section className={styles.section} aria-labelledby="aside">
          <h2 id="aside">{t("aside")}</h2>
          <p className={styles.lead}>{t("asideHint")}</p>
          <AsideList document={document} aside={aside} mayRestore={mayReview} />
        </section>
      )}
    </>
  );
}
