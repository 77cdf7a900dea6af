"use client";

import { useTranslations } from "use-intl";
import type { ImportPreview } from "@/lib/documents/server/import-schema";
import styles from "./import.module.css";

const KINDS = ["heading", "body", "caption", "note"] as const;
/** Proposals that are listed. */
const LISTED = 20;

/** What would come of a file or text, before anything is written. */
export function ImportLook({ look }: { look: ImportPreview }) {
  const t = useTranslations("documents.import");
  const formats = useTranslations("documents.formats");
  const notices = useTranslations("documents.notices");
  const kinds = useTranslations("documents.kinds");
  const found = KINDS.filter((kind) => kind !== "body" && (look.kinds[kind] ?? 0) > 0);
  return (
    <section className={styles.look} aria-label={t("lookHeading")}>
      <p role="status">
        {t("count", { count: look.paragraphCount })}
        {found.map((kind) => ` · ${t(`kinds.${kind}`, { count: look.kinds[kind] ?? 0 })}`)}
        {" · "}
        {formats(look.format)}
        {look.encoding !== "zip" && `, ${look.encoding.toUpperCase()}`}
        {!look.certain && <span className={styles.guess}> · {t("guessed")}</span>}
      </p>
      {look.duplicate !== null && (
        <p className={styles.guess}>{t("duplicate", { title: look.duplicate.title })}</p>
      )}
      {look.notices.length > 0 && (
        <ul className={styles.notices}>
          {look.notices.map(({ code, count }) => (
            <li key={code}>{notices(code, { count })}</li>
          ))}
        </ul>
      )}
      <ol className={styles.first} lang="zh-Hans">
        {look.paragraphs.map(({ text, speaker }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never changed, and paragraphs may be alike.
          <li key={at}>
            {speaker !== null && <span className={styles.soft}>{speaker} </span>}
            {text}
          </li>
        ))}
      </ol>
      {look.proposals.length > 0 && (
        <details>
          <summary>{t("lookProposals", { count: look.proposals.length })}</summary>
          <ul className={styles.notices}>
            {look.proposals.slice(0, LISTED).map(({ kind, texts }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is never changed, and proposals may be alike.
              <li key={at}>
                {kinds(kind)} <q lang="zh-Hans">{texts.map(brief).join(" | ")}</q>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const brief = (text: string): string =>
  text.length > 40 ? `${Array.from(text).slice(0, 40).join("")}…` : text;
