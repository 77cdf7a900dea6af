"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import type { EvidenceView } from "@/lib/glossary/server/proposals-schema";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import { splitLinks } from "@/lib/text/core/split-links";
import styles from "./evidence-list.module.css";

type EvidenceListProps = { glossary: GlossaryView; evidence: readonly EvidenceView[] };

/** What speaks for a proposal: places, each with the way there and whether it still says so, and sources outside. */
export function EvidenceList({ glossary, evidence }: EvidenceListProps) {
  return (
    <ul className={styles.list}>
      {evidence.map((each) => (
        <li key={JSON.stringify(each)}>
          {each.quote !== "" && <q lang={languageOf(each.quote, glossary)}>{each.quote}</q>}
          <Place evidence={each} />
          {each.citation !== "" && <Citation text={each.citation} />}
        </li>
      ))}
    </ul>
  );
}

/** A quote may be of either side: the script tells. */
function languageOf(quote: string, { sourceLanguage, targetLanguage }: GlossaryView): string {
  const isChinese = sourceLanguage.startsWith("zh");
  return !isChinese || /\p{Script=Han}/u.test(quote) ? sourceLanguage : targetLanguage;
}

function Place({ evidence: { place, paragraphId } }: { evidence: EvidenceView }) {
  const t = useTranslations("glossary.proposal.places");
  if (paragraphId === undefined) return null;
  if (place === null) return <span className={styles.about}>{t("elsewhere")}</span>;
  const { projectId, documentId, documentTitle, number, stands } = place;
  const path = `/projects/${projectId}/documents/${documentId}`;
  return (
    <span className={styles.about}>
      {number === null ? (
        <Link href={path}>{documentTitle}</Link>
      ) : (
        <Link href={`${path}?p=${number}`}>{t("place", { title: documentTitle, number })}</Link>
      )}
      {!stands && (
        <span className={styles.gone}>
          <TriangleAlert aria-hidden="true" />
          {t(number === null ? "aside" : "gone")}
        </span>
      )}
    </span>
  );
}

function Citation({ text }: { text: string }) {
  let at = 0;
  return (
    <span className={styles.citation}>
      {splitLinks(text).map((part) => {
        at += part.text.length;
        return part.href === null ? (
          <span key={at}>{part.text}</span>
        ) : (
          <a key={at} href={part.href} target="_blank" rel="noopener noreferrer">
            {part.text}
          </a>
        );
      })}
    </span>
  );
}
