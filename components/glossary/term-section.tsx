"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { ConceptView, GlossaryView, TermView } from "@/lib/glossary/server/schema";
import entry from "./entry.module.css";
import { StatusMark } from "./status-mark";
import { termsOf } from "./view";

type TermSectionProps = {
  concept: ConceptView;
  glossary: GlossaryView;
  /** Null for who may not change it. */
  onEdit: ((term: TermView) => void) | null;
};

/** Languages that the interface has a word for; others show their tag. */
const NAMED = ["zh", "en"] as const;
const isNamed = (language: string): language is (typeof NAMED)[number] =>
  NAMED.some((each) => each === language);

/** The terms by language, the source first, what is to be written before what is not. */
export function TermSection({ concept, glossary, onEdit }: TermSectionProps) {
  const t = useTranslations("glossary.entry");
  const languages = [
    ...new Set([
      glossary.sourceLanguage.split("-")[0] ?? "",
      glossary.targetLanguage.split("-")[0] ?? "",
      ...concept.terms.map(({ language }) => language.split("-")[0] ?? ""),
    ]),
  ];
  return (
    <div className={entry.languages}>
      {languages.map((language) => (
        <section key={language}>
          <h2>{isNamed(language) ? t(`languages.${language}`) : language}</h2>
          <ul>
            {termsOf(concept.terms, language).map((term) => (
              <TermItem key={term.id} term={term} onEdit={onEdit} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function TermItem({ term, onEdit }: { term: TermView; onEdit: TermSectionProps["onEdit"] }) {
  const t = useTranslations("glossary.entry");
  const words = useTranslations("glossary.term");
  const { text, language, status, type, partOfSpeech, authority, citation, date, occasion, usageNote } = term;
  const grammar = [
    type === null ? "" : words(`types.${type}`),
    partOfSpeech === null ? "" : words(`partsOfSpeech.${partOfSpeech}`),
  ].filter((part) => part !== "");
  const source = [authority, citation, occasion, date ?? ""].filter((part) => part !== "");
  return (
    <li className={entry.term} data-status={status}>
      <div className={entry.line}>
        <span className={entry.text} lang={language}>
          {text}
        </span>
        <StatusMark status={status} />
        {onEdit !== null && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => onEdit(term)}
            aria-label={t("editTerm", { term: text })}
          >
            {t("edit")}
          </Button>
        )}
      </div>
      {grammar.length > 0 && <p className={entry.about}>{grammar.join(" · ")}</p>}
      <Validity term={term} />
      {source.length > 0 && <p className={entry.about}>{source.join(" · ")}</p>}
      {usageNote !== "" && <p className={entry.note}>{usageNote}</p>}
    </li>
  );
}

function Validity({ term: { validFrom, validUntil } }: { term: TermView }) {
  const t = useTranslations("glossary.entry");
  if (validFrom === null && validUntil === null) return null;
  const key = validUntil === null ? "from" : validFrom === null ? "until" : "fromUntil";
  return <p className={entry.about}>{t(key, { from: validFrom ?? "", until: validUntil ?? "" })}</p>;
}
