"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { useToast } from "@/components/ui/toast";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { ConceptView, GlossaryView } from "@/lib/glossary/server/schema";
import entry from "./entry.module.css";
import { conceptName, termsOf } from "./view";

/** Typing settles for this long before the glossary is asked. */
const SETTLED_MS = 200;
const MOST_OFFERED = 8;

type ConceptPickerProps = {
  glossary: GlossaryView;
  /** Ids that are not offered. */
  without: readonly string[];
  label: string;
  onPick: (concept: ConceptView) => void;
};

/** Finds a concept by what is typed, in either language or in pinyin. Arrows move, Enter takes, Escape closes the list. */
export function ConceptPicker({ glossary, without, label, onPick }: ConceptPickerProps) {
  const t = useTranslations("glossary.entry");
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = useFound(glossary.id, typed.trim());
  const offered = found?.filter((concept) => !without.includes(concept.id)).slice(0, MOST_OFFERED) ?? [];
  const chosen = Math.min(at, offered.length - 1);
  const isOpen = found !== null;
  const pick = (concept: ConceptView | undefined) => {
    if (concept === undefined) return;
    setTyped("");
    setAt(0);
    onPick(concept);
  };
  const press = (event: KeyboardEvent) => {
    // These keys belong to the input method while it composes.
    if (event.nativeEvent.isComposing || event.keyCode === 229 || !isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && offered.length > 0) setAt((chosen + step + offered.length) % offered.length);
    else if (event.key === "Enter") pick(offered[chosen]);
    else if (event.key === "Escape") setTyped("");
    else return;
    event.preventDefault();
  };
  return (
    <div className={entry.picker}>
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={offered.length > 0 ? `${id}-${chosen}` : undefined}
        placeholder={label}
        maxLength={200}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label={label} hidden={!isOpen}>
        {isOpen && offered.length === 0 && <p className={entry.about}>{t("noConcept")}</p>}
        {offered.map((concept, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys of its list
          <div
            key={concept.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            // A press must not take the focus out of the field.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(concept)}
          >
            <span lang={glossary.sourceLanguage}>{conceptName(concept, glossary)}</span>
            <span className={entry.about} lang={glossary.targetLanguage}>
              {termsOf(concept.terms, glossary.targetLanguage)[0]?.text ?? concept.pinyin}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Concepts that match; null before anything was asked or answered. */
function useFound(glossaryId: string, query: string): readonly ConceptView[] | null {
  const toast = useToast();
  const problemText = useProblemText();
  const [found, setFound] = useState<readonly ConceptView[] | null>(null);
  useEffect(() => {
    if (query === "") return setFound(null);
    const asking = new AbortController();
    const timer = setTimeout(() => {
      const search = new URLSearchParams({ q: query, limit: String(MOST_OFFERED * 4) });
      api<{ items: readonly ConceptView[] }>(`/glossaries/${glossaryId}/concepts?${search}`, {
        signal: asking.signal,
      })
        .then(({ items }) => setFound(items))
        .catch((error: unknown) => {
          if (!asking.signal.aborted) toast(problemText(error), { tone: "error" });
        });
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [glossaryId, query, toast, problemText]);
  return found;
}
