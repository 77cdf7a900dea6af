"use client";

import { useTranslations } from "use-intl";
import { TextDifference } from "@/components/ui/text-difference";
import entry from "./entry.module.css";
import type { EntryLine, LineChange } from "./entry-lines";

/** Which field it is, and of which term. */
export function FieldName({ line: { field, term } }: { line: Pick<EntryLine, "field" | "term"> }) {
  const fields = useTranslations("glossary.fields");
  if (term === null || field === "text") return <span className={entry.fieldName}>{fields(field)}</span>;
  return (
    <>
      <span lang={term.language}>{term.text}</span>
      {" · "}
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
          <dd>
            <TextDifference before={line.before} after={line.after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
