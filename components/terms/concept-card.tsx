"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { StatusMark } from "@/components/glossary/status-mark";
import { useModel } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import panel from "@/components/workbench/panel.module.css";
import { showKeys } from "@/components/workbench/shortcuts";
import { useIsApple } from "@/components/workbench/use-media";
import { can } from "@/lib/accounts/core/rights";
import { namingTerm } from "@/lib/glossary/core/naming-term";
import type { ConceptInText } from "@/lib/glossary/server/matching-schema";
import { insertWording, wordingsOf } from "./term-actions";
import styles from "./terms.module.css";
import type { ParagraphTerms } from "./terms-store";
import { TrackVerdicts } from "./track-verdicts";

type ConceptCardProps = {
  concept: ConceptInText;
  terms: ParagraphTerms;
  /** Wordings that have a key, in the order of the keys. */
  keyed: readonly string[];
  isFocused: boolean;
};

/** One term of the paragraph: how it is read, what is agreed of it, and what stands for it in each track. */
export function ConceptCard({ concept, terms, keyed, isFocused }: ConceptCardProps) {
  const t = useTranslations("terms");
  const { seed } = useModel();
  const occurrence = terms.occurrences.find(({ conceptId }) => conceptId === concept.id);
  // It may be judged where only a longer, proposed term is shown.
  const source =
    concept.terms.find(({ id }) => id === occurrence?.termId) ??
    namingTerm(concept.terms, seed.project.sourceLanguage);
  const inner = (occurrence?.inner ?? []).flatMap(({ conceptId, text }) =>
    conceptId === concept.id ? [] : [text],
  );
  const note = [concept.domain, concept.glossaryName].filter((part) => part !== "").join(" · ");
  return (
    <article className={panel.card} data-concept={concept.id} data-focused={isFocused || undefined}>
      <header className={styles.head}>
        <h3 className={styles.term}>
          <Link href={`/concepts/${concept.id}`} lang={languageTag(seed.project.sourceLanguage)}>
            {source?.text ?? occurrence?.text}
          </Link>
        </h3>
        {source !== undefined && source.status !== "preferred" && <StatusMark status={source.status} />}
        <span className={styles.pinyin} lang="zh-Latn">
          {concept.pinyin}
        </span>
      </header>
      <Wordings concept={concept} keyed={keyed} />
      {concept.note !== "" && <p className={panel.note}>{concept.note}</p>}
      <TrackVerdicts concept={concept} renderings={terms.renderings} />
      <footer className={styles.foot}>
        {note}
        {inner.length > 0 && (
          <span lang={languageTag(seed.project.sourceLanguage)}>
            {" · "}
            {t("inner", { terms: [...new Set(inner)].join("、") })}
          </span>
        )}
      </footer>
    </article>
  );
}

function Wordings({ concept, keyed }: { concept: ConceptInText; keyed: readonly string[] }) {
  const t = useTranslations("terms");
  const model = useModel();
  const isApple = useIsApple();
  const mayWrite = can(model.seed.role, "translate");
  const wordings = wordingsOf(concept, model.seed.targetLanguage);
  if (concept.doNotTranslate) return <p className={panel.note}>{t("doNotTranslate")}</p>;
  if (wordings.length === 0) return <p className={panel.note}>{t("noWording")}</p>;
  return (
    <ul className={styles.wordings}>
      {wordings.map(({ id, text, status, authority, validFrom, usageNote }, at) => {
        const nth = at === 0 ? keyed.indexOf(text) + 1 : 0;
        const about = [authority, validFrom === null ? "" : t("since", { day: validFrom }), usageNote];
        return (
          <li key={id}>
            <button
              type="button"
              className={styles.wording}
              disabled={!mayWrite}
              title={t("insert")}
              // The caret stays where it is.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => insertWording(model, text)}
              lang={languageTag(model.seed.targetLanguage)}
            >
              {text}
            </button>
            <StatusMark status={status} />
            {nth > 0 && <kbd className={styles.key}>{showKeys(`Mod+Alt+${nth}`, isApple)}</kbd>}
            <span className={styles.about}>{about.filter((part) => part !== "").join(" · ")}</span>
          </li>
        );
      })}
    </ul>
  );
}
