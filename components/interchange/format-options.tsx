"use client";

import { useTranslations } from "use-intl";
import { Choice, Group } from "./export-choice";
import {
  type ExportSwitch,
  type ExportWish,
  hasByteOrderMark,
  hasCandidates,
  hasComments,
  hasEmphasis,
  hasPrefill,
  hasTerms,
  hintOf,
  layoutsOf,
} from "./export-search";

type FormatOptionsProps = { wish: ExportWish; onChange: (wish: ExportWish) => void };

/** What a format leaves to choice. */
export function FormatOptions({ wish, onChange }: FormatOptionsProps) {
  return (
    <>
      <Layouts wish={wish} onChange={onChange} />
      <Details wish={wish} onChange={onChange} />
    </>
  );
}

function Layouts({ wish, onChange }: FormatOptionsProps) {
  const t = useTranslations("interchange");
  const layouts = layoutsOf(wish.format);
  if (layouts.length === 0) return null;
  const chosen = layouts.includes(wish.layout) ? wish.layout : "bilingual";
  const isWord = wish.format === "docx";
  return (
    <Group legend={t("layout")}>
      {layouts.map((layout) => (
        <Choice
          key={layout}
          type="radio"
          name="layout"
          label={t(`layouts.${isWord && layout === "bilingual" ? "sideBySide" : layout}`)}
          checked={chosen === layout}
          onChange={() => onChange({ ...wish, layout })}
        />
      ))}
    </Group>
  );
}

function Details({ wish, onChange }: FormatOptionsProps) {
  const t = useTranslations("interchange");
  const offered = switchesOf(wish);
  if (offered.length === 0) return null;
  return (
    <Group legend={t("details")}>
      {offered.map((name) => (
        <Choice
          key={name}
          type="checkbox"
          label={t(name)}
          hint={t(`hints.${hintOf(name, wish.format)}`)}
          checked={wish[name]}
          onChange={() => onChange({ ...wish, [name]: !wish[name] })}
        />
      ))}
    </Group>
  );
}

function switchesOf(wish: ExportWish): readonly ExportSwitch[] {
  const when = (isOffered: boolean, name: ExportSwitch) => (isOffered ? [name] : []);
  return [
    ...when(hasEmphasis(wish.format), "emphasis"),
    ...when(hasByteOrderMark(wish.format), "byteOrderMark"),
    ...when(hasPrefill(wish.format), "prefill"),
    ...when(hasComments(wish), "comments"),
    ...when(hasTerms(wish), "terms"),
    ...when(hasCandidates(wish.format), "candidates"),
  ];
}
