import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ConceptView } from "@/lib/glossary/server/schema";
import type { EntryWords } from "./entry-lines";

/** What an entry's fields say in the interface's language; related concepts go by the names that are known here. */
export function useEntryWords(concepts: readonly Pick<ConceptView, "relations">[]): EntryWords {
  const t = useTranslations("glossary.entry");
  const terms = useTranslations("glossary.term");
  const statuses = useTranslations("glossary.statuses");
  return useMemo(() => {
    const names = new Map(
      concepts.flatMap(({ relations }) => relations.map(({ conceptId, name }) => [conceptId, name])),
    );
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
  }, [t, terms, statuses, concepts]);
}
