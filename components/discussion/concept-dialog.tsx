"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { StatusMark } from "@/components/glossary/status-mark";
import { Palette } from "@/components/ui/palette";
import { useModel, useVoice } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import { useStore } from "@/components/workbench/store";
import { useGathered } from "@/components/workbench/use-gathered";
import styles from "./concept.module.css";
import { linkToConcept } from "./concept-actions";
import { type ConceptChoice, searchConcepts, suggestConcepts } from "./concept-choices";
import type { ToLink } from "./discussion-store";

const AFTER_MS = 150;
/** Longer words than these are no term. */
const LONGEST_TERM = 40;

/** Chooses the concept that words belong to: those recognized in them first, any other by typing. */
export function ConceptDialog({ onClose }: { onClose: () => void }) {
  const { discussion } = useModel();
  const what = useStore(discussion.toConcept, (value) => value);
  const close = () => {
    discussion.toConcept.set(null);
    onClose();
  };
  return what === null ? null : <Choose what={what} onClose={close} />;
}

function Choose({ what, onClose }: { what: ToLink; onClose: () => void }) {
  const t = useTranslations("discussion.concept");
  const model = useModel();
  const voice = useVoice();
  const [query, setQuery] = useState("");
  const { paragraphId, place, quote } = placeOf(what);
  const { project, targetLanguage } = model.seed;
  const languages = { source: project.sourceLanguage, target: targetLanguage };
  const terms = useGathered(model.terms.paragraphs, paragraphId);
  const suggested = suggestConcepts(terms, place, languages);
  const isInWords = suggested.some(({ from }) => from === "words");
  // What no term was recognized in may still be called so in a glossary.
  const asked = query.trim() !== "" ? query.trim() : !isInWords && quote.length <= LONGEST_TERM ? quote : "";
  const found = useSearch(asked);
  const known = new Set((found ?? []).map(({ id }) => id));
  const offered =
    query.trim() !== "" ? (found ?? []) : [...(found ?? []), ...suggested.filter(({ id }) => !known.has(id))];
  const choose = (choice: ConceptChoice) => {
    onClose();
    void linkToConcept(model, voice, what, choice);
  };
  return (
    <Palette
      title={t("title", { quote })}
      hint={t("hint")}
      query={query}
      onQuery={setQuery}
      items={offered}
      keyOf={({ id }) => id}
      groupOf={({ from }) => t(`from.${from}`)}
      onChoose={choose}
      onClose={onClose}
      nothing={asked !== "" && found === null ? t("searching") : t("nothing")}
    >
      {({ term, pinyin, wording, status, glossaryName }) => (
        <>
          <span className={styles.choice}>
            <span className={styles.term} lang={languageTag(languages.source)}>
              {term}
            </span>
            {wording !== null && <span lang={languageTag(languages.target)}>{wording}</span>}
            <span className={styles.pinyin}>
              {[pinyin, glossaryName].filter((part) => part !== "").join(" · ")}
            </span>
          </span>
          <StatusMark status={status} />
        </>
      )}
    </Palette>
  );
}

function placeOf(what: ToLink) {
  if (what.kind === "annotation") {
    const { paragraphId, renderingId, start, end, quote } = what.annotation;
    return { paragraphId, quote, place: { renderingId, start, end } };
  }
  const { paragraphId, renderingId, span } = what.draft;
  const { start, end, quote } = span ?? { start: 0, end: 0, quote: "" };
  return { paragraphId, quote: quote.trim(), place: { renderingId, start, end } };
}

/** What the project's glossaries hold of it; null while they are asked, or nothing was. */
function useSearch(asked: string): readonly ConceptChoice[] | null {
  const { seed } = useModel();
  const voice = useVoice();
  const [found, setFound] = useState<{ asked: string; choices: readonly ConceptChoice[] } | null>(null);
  useEffect(() => {
    if (asked === "") return;
    let isOver = false;
    const timer = setTimeout(() => {
      searchConcepts(seed.project.id, asked)
        .then((choices) => {
          if (!isOver) setFound({ asked, choices });
        })
        .catch((error: unknown) => voice.toast(voice.problem(error), { tone: "error" }));
    }, AFTER_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [seed, voice, asked]);
  return found?.asked === asked ? found.choices : null;
}
