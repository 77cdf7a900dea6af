import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { EntryWords } from "./entry-lines";

/** What a concept is called. */
export type KnownConcept = { readonly conceptId: string; readonly name: string };

/** What an entry's fields say in the interface's language; related concepts go by the names that are known here. */
export function useEntryWords(known: readonly KnownConcept[]): EntryWords {
  const t = useTranslations("glossary.entry");
  const terms = useTranslations("glossary.term");
  const statuses = useTranslations("glossary.statuses");
  return useMemo(() => {
    const names = new Map(known.map(({ conceptId, name }) => [conceptId, name]));
    return {
      status: (status) => statuses(status),
      type: (type) => terms(`types.${type}`),
      partOfSpeech: (part) => terms(`partsOfSpeech.${part}`),
      flag: (value) => (value ? t("yes") : ""),
      relations: (relations) =>
        relations
          .map(({ conceptId, kind }) => `${t(`relations.${kind}`)}: ${names.get(conceptId) ?? t("aConcept")}`)
          .join("\n"),
    };
  }, [t, terms, statuses, known]);
}
