"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { languageTag } from "@/components/workbench/language-tag";
import { type ComposeRow, type ComposeWish, composeRow } from "@/lib/renderings/core/compose";
import type { RowView } from "@/lib/renderings/server/rows-schema";
import own from "./compare.module.css";
import type { ComposeTrack } from "./compose-page";
import type { ComposeRowsView } from "./use-compose-rows";

type ComposeRowsProps = {
  view: ComposeRowsView;
  document: { readonly language: string };
  /** BCP 47, of a track that is still to be made. */
  targetLanguage: string;
  tracks: readonly ComposeTrack[];
  /** Null for a track that is still to be made. */
  into: string | null;
  wish: ComposeWish;
  /** Undefined: as the order of preference has it; null: as it stands. */
  onPick: (paragraphId: string, trackId: string | null | undefined) => void;
};

/** What each paragraph would be composed of, with the choice of something else. */
export function ComposeRows({ view, document, targetLanguage, ...choosing }: ComposeRowsProps) {
  const t = useTranslations("compare.compose");
  const { rows, total, more, busy, failed } = view;
  return (
    <section aria-label={t("preview")}>
      <h2>{t("preview")}</h2>
      <ol className={own.list}>
        {rows.map((row) => (
          <li key={row.paragraph.id} className={own.item}>
            <Choice {...choosing} row={row} language={document.language} targetLanguage={targetLanguage} />
          </li>
        ))}
      </ol>
      {failed && <p role="alert">{t("notLoaded")}</p>}
      {failed && (
        <Button variant="quiet" onClick={more}>
          {t("tryAgain")}
        </Button>
      )}
      {!failed && rows.length < total && (
        <Button variant="quiet" busy={busy} onClick={more}>
          {t("more", { count: total - rows.length })}
        </Button>
      )}
    </section>
  );
}

type ChoiceProps = Omit<ComposeRowsProps, "document" | "view"> & { row: RowView; language: string };

function Choice({ row, language, targetLanguage, tracks, into, wish, onPick }: ChoiceProps) {
  const t = useTranslations("compare.compose");
  const given = toComposeRow(row, into);
  const composed = composeRow(given, wish);
  const taken = "trackId" in composed ? composed.trackId : null;
  const { paragraph, index } = row;
  const number = index + 1;
  const isFinal = composed.outcome === "final";
  const target = tracks.find(({ id }) => id === into);
  const options = given.candidates.filter(({ text }) => text.trim() !== "");
  return (
    <fieldset className={own.candidates} disabled={isFinal}>
      <legend className={own.about}>
        {t("place", { number })}
        {composed.outcome !== "taken" && <span>{t(`outcomes.${composed.outcome}`)}</span>}
      </legend>
      <p className={own.source} lang={languageTag(language)}>
        {paragraph.text}
      </p>
      {options.map(({ trackId, text }) => {
        const track = tracks.find(({ id }) => id === trackId);
        return (
          <label key={trackId} className={own.candidate}>
            <input
              type="radio"
              name={paragraph.id}
              checked={taken === trackId}
              onChange={() => onPick(paragraph.id, trackId)}
            />
            <span className={own.name}>{track?.name}</span>
            <span className={own.text} lang={languageTag(track?.language ?? targetLanguage)}>
              {text}
            </span>
          </label>
        );
      })}
      <label className={own.candidate}>
        <input
          type="radio"
          name={paragraph.id}
          checked={taken === null}
          onChange={() => onPick(paragraph.id, null)}
        />
        <span className={own.name}>{t("leave")}</span>
        <span className={own.text} lang={languageTag(target?.language ?? targetLanguage)}>
          {given.text}
        </span>
      </label>
    </fieldset>
  );
}

function toComposeRow({ paragraph, renderings }: RowView, into: string | null): ComposeRow {
  const mine = into === null ? undefined : renderings[into];
  return {
    paragraphId: paragraph.id,
    text: mine?.text ?? "",
    state: mine?.state ?? "initial",
    candidates: Object.values(renderings).filter(({ trackId }) => trackId !== into),
  };
}
