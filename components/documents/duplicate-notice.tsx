"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import styles from "./import.module.css";

export type FoundDuplicate = { readonly documentId: string; readonly title: string };

type DuplicateNoticeProps = { found: FoundDuplicate; projectId: string; onTakeAnyway: () => void };

/** The same bytes are here already: go there, or take them once more. */
export function DuplicateNotice({ found, projectId, onTakeAnyway }: DuplicateNoticeProps) {
  const t = useTranslations("documents.import");
  return (
    <div className={styles.notice} role="alert">
      <p>{t("duplicate", { title: found.title })}</p>
      <div className={styles.actions}>
        <Link href={`/projects/${projectId}/documents/${found.documentId}`}>{t("openExisting")}</Link>
        <Button size="small" onClick={onTakeAnyway}>
          {t("takeAnyway")}
        </Button>
      </div>
    </div>
  );
}
