"use client";

import { Download, Hourglass } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import styles from "./export.module.css";

type TakeFileProps = {
  /** Of the direct download. */
  href: string;
  /** Null while it is not known. */
  fileName: string | null;
  /** There is nothing to take: the choices do not fit together. */
  isRefused: boolean;
  /** It is better made in the background. */
  isLong: boolean;
  busy: boolean;
  onPrepare: () => void;
};

/** The two ways to a file: at once, or made in the background; the better one stands out. */
export function TakeFile({ href, fileName, isRefused, isLong, busy, onPrepare }: TakeFileProps) {
  const t = useTranslations("interchange");
  const exports = useTranslations("exports");
  return (
    <div className={styles.take}>
      {isLong && <p className={styles.hint}>{exports("long")}</p>}
      <div className={styles.ways}>
        <Button
          variant={isLong ? "primary" : "quiet"}
          icon={<Hourglass />}
          disabled={isRefused}
          busy={busy}
          title={exports("prepareHint")}
          onClick={onPrepare}
        >
          {exports("prepare")}
        </Button>
        <a
          className={styles.download}
          data-plain={isLong || undefined}
          href={href}
          download={fileName ?? true}
          aria-disabled={isRefused || undefined}
        >
          <Download aria-hidden />
          {t("download")}
        </a>
      </div>
    </div>
  );
}
