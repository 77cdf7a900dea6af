"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import { type ComposeRow, type ComposeWish, composeRow } from "@/lib/renderings/core/compose";
import type { RowView } from "@/lib/renderings/server/rows-schema";
import own from "./compare.module.css";
import type { ComposeTrack } from "./compose-page";

const AT_ONCE = 50;

type ComposeRowsProps = {
  document: { readonly id: string; readonly language: string };
  tracks: readonly ComposeTrack[];
  /** Null for a track that is still to be made. */
  into: string | null;
  wish: ComposeWish;
  /** Undefined: as the order of preference has it; null: as it stands. */
  onPick: (paragraphId: string, trackId: string | null | undefined) => void;
};

/** What each paragraph would be composed of, with the choice of something else. */
export function ComposeRows({ document, tracks, into, wish, onPick }: ComposeRowsProps) {
  const t = useTranslations("compare.compose");
  const { rows, total, more, busy } = useRows(document.id);
  return (
    <section aria-label={t("preview")}>
      <h2>{t("preview")}</h2>
      <ol className={own.list}>
        {rows.map((row) => (
          <li key={row.paragraph.id} className={own.item}>
            <Choice
              row={row}
              language={document.language}
              tracks={tracks}
              into={into}
              wish={wish}
              onPick={onPick}
            />
          </li>
        ))}
      </ol>
      {rows.length < total && (
        <Button variant="quiet" busy={busy} onClick={more}>
          {t("more", { count: total - rows.length })}
        </Button>
      )}
    </section>
  );
}

function useRows(documentId: string) {
  const { busy, run } = useAction();
  const [rows, setRows] = useState<readonly RowView[]>([]);
  const [total, setTotal] = useState(0);
  const [wanted, setWanted] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    void run(async () => {
      const query = `from=${wanted}&count=${AT_ONCE}` as const;
      const page = await api<{ total: number; items: RowView[] }>(`/documents/${documentId}/rows?${query}`);
      if (stop.signal.aborted) return;
      setTotal(page.total);
      setRows((known) => [...known.slice(0, wanted), ...page.items]);
    });
    return () => stop.abort();
  }, [documentId, wanted, run]);
  return { rows, total, busy, more: () => setWanted(rows.length) };
}

type ChoiceProps = Omit<ComposeRowsProps, "document"> & { row: RowView; language: string };

function Choice({ row, language, tracks, into, wish, onPick }: ChoiceProps) {
  const t = useTranslations("compare.compose");
  const given = toComposeRow(row, into);
  const composed = composeRow(given, wish);
  const taken = "trackId" in composed ? composed.trackId : null;
  const { paragraph, index } = row;
  const number = index + 1;
  const isFinal = composed.outcome === "final";
  const options = given.candidates.filter(({ text }) => text.trim() !== "");
  return (
    <fieldset className={own.candidates} disabled={isFinal}>
      <legend className={own.about}>
        {t("place", { number })}
        {composed.outcome !== "taken" && <span>{t(`outcomes.${composed.outcome}`)}</span>}
      </legend>
      <p className={own.source} lang={language}>
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
            <span className={own.text} lang="en">
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
        <span className={own.text} lang="en">
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
