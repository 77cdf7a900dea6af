"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { SetAside } from "@/lib/documents/server/source-schema";
import type { SourceDocument } from "./source-version-page";
import styles from "./version.module.css";

type AsideListProps = { document: SourceDocument; aside: readonly SetAside[]; mayRestore: boolean };

/** Paragraphs that the source has no longer, with the translations they keep. */
export function AsideList({ document, aside, mayRestore }: AsideListProps) {
  const t = useTranslations("source.version");
  return (
    <ul className={styles.list}>
      {aside.map((entry) => (
        <li key={entry.paragraphId} className={styles.aside}>
          <p lang={document.language}>{entry.text}</p>
          {entry.renderings.length > 0 && (
            <details>
              <summary className={styles.soft}>{t("texts", { count: entry.renderings.length })}</summary>
              {entry.renderings.map(({ trackName, text }) => (
                <p key={trackName} className={styles.kept}>
                  <span className={styles.soft}>{trackName}</span> {text}
                </p>
              ))}
            </details>
          )}
          {mayRestore && <Restore entry={entry} />}
        </li>
      ))}
    </ul>
  );
}

/** How much of a text names it. */
const NAME = 20;

function Restore({ entry }: { entry: SetAside }) {
  const t = useTranslations("source.version");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const restore = () =>
    void run(async () => {
      await api(`/paragraphs/${entry.paragraphId}/restore`, { method: "POST" });
      toast(t("restored"));
      router.refresh();
    });
  return (
    <Button
      size="small"
      variant="quiet"
      busy={busy}
      aria-label={t("restoreNumber", { text: entry.text.slice(0, NAME) })}
      onClick={restore}
    >
      {t("restore")}
    </Button>
  );
}
