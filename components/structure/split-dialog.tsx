"use client";

import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useModel, useVoice } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import { here } from "@/components/workbench/model";
import type { Row } from "@/components/workbench/row";
import { textOffset } from "@/components/workbench/text-offset";
import { splitAt } from "./change-structure";
import { isCutPlace, nextPlace, sentencePlaces } from "./cut-places";
import styles from "./structure.module.css";

type Props = { onClose: () => void };

/** Asks where a paragraph is split: arrow keys go from sentence to sentence, with Shift by characters; Enter splits. */
export function SplitDialog({ onClose }: Props) {
  const t = useTranslations("structure");
  const model = useModel();
  const [row] = useState(() => here(model).row);
  const language = model.seed.project.sourceLanguage;
  const places = row === undefined ? [] : sentencePlaces(row.paragraph.text, language);
  const first = row === undefined ? 0 : (places[0] ?? nextPlace(row.paragraph.text, 0, 1, null));
  return (
    <Dialog open onClose={onClose} title={t("splitTitle")} shape="wide">
      {row === undefined || first === 0 ? (
        <p>{t("splitNowhere")}</p>
      ) : (
        <Chooser row={row} places={places} first={first} onClose={onClose} />
      )}
    </Dialog>
  );
}

type ChooserProps = Props & {
  row: Row;
  /** Before which sentences it may be. */
  places: readonly number[];
  first: number;
};

function Chooser({ row, places, first, onClose }: ChooserProps) {
  const t = useTranslations("structure");
  const model = useModel();
  const voice = useVoice();
  const [at, setAt] = useState(first);
  const { text } = row.paragraph;
  const split = () => {
    onClose();
    void splitAt(model, voice, row, at);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") split();
    else if (event.key === "Home") setAt(places[0] ?? first);
    else if (event.key === "End") setAt(places.at(-1) ?? first);
    else if (/^Arrow(Right|Down)$/.test(event.key)) setAt(nextPlace(text, at, 1, placesFor(event, places)));
    else if (/^Arrow(Left|Up)$/.test(event.key)) setAt(nextPlace(text, at, -1, placesFor(event, places)));
    else return;
    event.preventDefault();
  };
  const pointAt = (element: HTMLElement) => {
    const selection = document.getSelection();
    if (selection?.focusNode == null || !element.contains(selection.focusNode)) return;
    const offset = textOffset(element, selection.focusNode, selection.focusOffset);
    if (isCutPlace(text, offset)) setAt(offset);
  };
  return (
    <>
      <p className={styles.hint} id="split-hint">
        {t("splitHint")}
      </p>
      <div
        className={styles.cutText}
        role="slider"
        tabIndex={0}
        data-autofocus
        lang={languageTag(model.seed.project.sourceLanguage)}
        aria-label={t("splitPlace")}
        aria-describedby="split-hint"
        aria-valuemin={0}
        aria-valuemax={text.length}
        aria-valuenow={at}
        aria-valuetext={t("splitBefore", { words: text.slice(at).trimStart().slice(0, 20) })}
        onKeyDown={press}
        onClick={(event) => pointAt(event.currentTarget)}
      >
        <span className={styles.firstHalf}>{text.slice(0, at)}</span>
        <span className={styles.cut} aria-hidden="true" />
        <span>{text.slice(at)}</span>
      </div>
      <p className={styles.hint}>{t("splitRenderings")}</p>
      <div>
        <Button variant="primary" onClick={split}>
          {t("split")}
        </Button>
      </div>
    </>
  );
}

/** Sentence by sentence, unless Shift is held or there is only one. */
function placesFor({ shiftKey }: KeyboardEvent, places: readonly number[]): readonly number[] | null {
  return shiftKey || places.length === 0 ? null : places;
}
