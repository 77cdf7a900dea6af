"use client";

import { useTranslations } from "use-intl";
import type { ExportFormat } from "@/lib/interchange/core/formats";
import styles from "./export.module.css";
import { formatKey } from "./export-search";
import type { Preview } from "./use-export-preview";

/** What this file cannot say of this document, in words, with places. */
export function LossNotes({ loss, format }: { loss: Preview["loss"]; format: ExportFormat }) {
  const t = useTranslations("interchange");
  const name = t(`formats.${formatKey(format)}.name`);
  return (
    <section className={styles.loss} aria-live="polite" data-complete={loss.length === 0 || undefined}>
      <h2>{t(loss.length === 0 ? "losesNothing" : "loses", { format: name })}</h2>
      {loss.length > 0 && (
        <ul>
          {loss.map(({ code, count, atLeast, examples }) => (
            <li key={code}>
              {atLeast === true && `${t("counting")} `}
              {(atLeast !== true || count > 0) && t(`loss.${code}`, { count })}
              <Places examples={examples} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Places({ examples }: { examples: Preview["loss"][number]["examples"] }) {
  const t = useTranslations("interchange");
  return (
    <span className={styles.places}>
      {examples.map(({ paragraph, quote }) => (
        <span key={`${paragraph} ${quote}`}>
          {paragraph > 0 && <b>{t("paragraph", { number: paragraph })} </b>}
          <q>{quote}</q>
        </span>
      ))}
    </span>
  );
}
