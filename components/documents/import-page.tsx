"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Imported } from "@/lib/documents/server/schema";
import styles from "./import.module.css";
import { ImportForm } from "./import-form";
import { ImportResult } from "./import-result";

/** Where a text comes into a project. */
export function ImportPage({ projectId }: { projectId: string }) {
  const t = useTranslations("documents.import");
  const router = useRouter();
  const [imported, setImported] = useState<Imported | null>(null);
  const done = (result: Imported) => {
    setImported(result);
    router.prefetch(`/projects/${projectId}/documents/${result.id}/import`);
  };
  return (
    <div className={styles.page}>
      <h1>{imported === null ? t("heading") : t("doneHeading")}</h1>
      {imported === null ? (
        <>
          <p className={styles.lead}>{t("lead")}</p>
          <ImportForm
            path={`/projects/${projectId}/documents`}
            askTitle
            projectId={projectId}
            onDone={done}
          />
        </>
      ) : (
        <ImportResult imported={imported} projectId={projectId} />
      )}
    </div>
  );
}
