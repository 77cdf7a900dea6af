"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { SourceVersionView } from "@/lib/documents/server/source-schema";
import type { SourceDocument } from "./source-version-page";
import styles from "./version.module.css";

type VersionListProps = {
  document: SourceDocument;
  versions: readonly SourceVersionView[];
  mayUndo: boolean;
};

/** The versions that were taken, the last first; the last one can be taken back. */
export function VersionList({ document, versions, mayUndo }: VersionListProps) {
  const t = useTranslations("source.version");
  const last = versions.find(({ undoneAt }) => undoneAt === null);
  return (
    <section className={styles.section} aria-labelledby="taken">
      <h2 id="taken">{t("taken-list")}</h2>
      {versions.length === 0 && <p className={styles.lead}>{t("none")}</p>}
      <ul className={styles.list}>
        {versions.map((version) => (
          <li key={version.id} className={styles.item}>
            <strong>{version.name}</strong>
            <span className={styles.soft}>
              {version.fileName === "" ? t("noFile") : version.fileName}
              {version.byName !== null && ` · ${version.byName}`} · <TimeText value={version.at} />
              {version.undoneAt !== null && ` · ${t("wasUndone")}`}
            </span>
            {mayUndo && version.id === last?.id && <Undo document={document} version={version} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Undo({ document, version }: { document: SourceDocument; version: SourceVersionView }) {
  const t = useTranslations("source.version");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const { id, name } = version;
  const undo = () =>
    void run(async () => {
      await api(`/documents/${document.id}/source-versions/${id}/undo`, { method: "POST" });
      toast(t("undone", { name }));
      router.refresh();
    });
  return (
    <Button size="small" variant="quiet" busy={busy} aria-label={t("undoName", { name })} onClick={undo}>
      {t("undo")}
    </Button>
  );
}
