"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { abridgeSame, compareWords } from "@/lib/text/core/word-diff";
import styles from "./text-difference.module.css";

type TextDifferenceProps = {
  before: string;
  after: string;
  /** BCP 47, of both texts; absent where the surroundings say it. */
  lang?: string | undefined;
  /** Cuts long stretches that did not change. */
  abridged?: boolean;
};

/** What became of one text in another: what was taken out is struck through, what came in is underlined. */
export function TextDifference({ before, after, lang, abridged = false }: TextDifferenceProps) {
  const t = useTranslations("ui.difference");
  const parts = useMemo(() => {
    const all = compareWords(before, after);
    return abridged ? abridgeSame(all) : all;
  }, [before, after, abridged]);
  return (
    <span className={styles.difference} lang={lang}>
      {parts.map(({ kind, text, place }) => {
        if (kind === "same") return <span key={place}>{text}</span>;
        const Tag = kind === "added" ? "ins" : "del";
        // Said by screen readers, which pass over the elements; never part of what is copied.
        return (
          <Tag key={place} data-said={t(kind)}>
            {text}
          </Tag>
        );
      })}
    </span>
  );
}
