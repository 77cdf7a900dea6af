"use client";

import { useTranslations } from "use-intl";
import difference from "@/components/ui/text-difference.module.css";
import type { MatchView } from "@/lib/memory/server/schema";

type CharacterDifferenceProps = {
  /** The paragraph that is translated. */
  segment: string;
  match: MatchView;
  lang: string;
};

/** A unit's source with what differs from the paragraph, by characters: what only the unit has, and what stands here instead. */
export function CharacterDifference({ segment, match, lang }: CharacterDifferenceProps) {
  const t = useTranslations("ui.difference");
  const { source, differences } = match;
  const pieces = differences.map((each, at) => ({
    same: source.slice(differences[at - 1]?.unit.end ?? 0, each.unit.start),
    gone: source.slice(each.unit.start, each.unit.end),
    come: segment.slice(each.segment.start, each.segment.end),
    place: at,
  }));
  return (
    <span className={difference.difference} lang={lang}>
      {pieces.map(({ same, gone, come, place }) => (
        <span key={place}>
          {same}
          {gone !== "" && <del data-said={t("removed")}>{gone}</del>}
          {come !== "" && <ins data-said={t("added")}>{come}</ins>}
        </span>
      ))}
      {source.slice(differences.at(-1)?.unit.end ?? 0)}
    </span>
  );
}
