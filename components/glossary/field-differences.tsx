"use client";

import { diffWords } from "diff";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import entry from "./entry.module.css";
import type { EntryLine, LineChange } from "./entry-lines";

/** Which field it is, and of which term. */
export function FieldName({ line: { field, term } }: { line: Pick<EntryLine, "field" | "term"> }) {
  const fields = useTranslations("glossary.fields");
  return (
    <>
      {term !== null && field !== "text" && (
        <>
          <span lang={term.language}>{term.text}</span>
          {" · "}
        </>
      )}
      {fields(field)}
    </>
  );
}

/** What changed from one version of an entry to another: field by field, and in each word by word. */
export function FieldDifferences({ changes }: { changes: readonly LineChange[] }) {
  const t = useTranslations("glossary.entry");
  if (changes.length === 0) return <p className={entry.about}>{t("same")}</p>;
  return (
    <dl className={entry.facts}>
      {changes.map((line) => (
        <div key={line.key}>
          <dt>
            <FieldName line={line} />
          </dt>
          <dd className={entry.diff}>
            <WordDifference {...line} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Chinese has no spaces between words: the platform knows where they are. */
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });

function WordDifference({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => diffWords(before, after, { intlSegmenter: WORDS }), [before, after]);
  return parts.map(({ value, added, removed }, at) => {
    const key = `${at} ${value}`;
    if (added) return <ins key={key}>{value}</ins>;
    return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>;
  });
}
