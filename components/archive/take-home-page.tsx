"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { ArchiveContents } from "@/lib/archive/server/schema";
import { exportFileName } from "@/lib/interchange/core/file-name";
import styles from "./archive.module.css";
import { ArchiveCounts } from "./archive-counts";
import { useSize } from "./use-size";
import { useTakeHome } from "./use-take-home";

type TakeHomePageProps = {
  project: { readonly id: string; readonly name: string };
  contents: ArchiveContents;
};

/** Everything of a project as one file: what it holds and what not, and the way to it. */
export function TakeHomePage({ project, contents }: TakeHomePageProps) {
  const t = useTranslations("archive.out");
  const ui = useTranslations("ui");
  const size = useSize();
  const toast = useToast();
  const problemText = useProblemText();
  const { state, take, cancel } = useTakeHome(project.id);
  const { received, error } = state;
  const run = async () => {
    if (await take(exportFileName(project.name, "zip"))) toast(t("done"));
  };
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <p>{t("explain")}</p>
      <section>
        <h2>{t("holds")}</h2>
        <ArchiveCounts counts={contents.counts} />
        {contents.files > 0 && (
          <p className={styles.soft}>
            {t("files", { count: contents.files, size: size(contents.fileBytes) })}
          </p>
        )}
      </section>
      <section>
        <h2>{t("leaves")}</h2>
        <ul className={styles.plain}>
          {(["people", "memories", "notices"] as const).map((key) => (
            <li key={key}>{t(`left.${key}`)}</li>
          ))}
        </ul>
      </section>
      <FormError>{error === null ? null : problemText(error)}</FormError>
      {received === null ? (
        <div>
          <Button variant="primary" onClick={() => void run()}>
            {t("take")}
          </Button>
        </div>
      ) : (
        <div className={styles.row}>
          <progress aria-label={t("progress")} />
          <span role="status">{t("coming", { size: size(received) })}</span>
          <Button size="small" onClick={cancel}>
            {ui("cancel")}
          </Button>
        </div>
      )}
    </div>
  );
}
