// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualized; the grid's roles and counts say the same.
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time has the focus.
"use client";

import { memo, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { CutPlace } from "@/lib/alignment/core/edit-layout";
import type { LayoutBead, Side } from "@/lib/alignment/core/layout";
import styles from "./alignment.module.css";

/** A unit as it is shown: its place among all, and its text. */
export type ShownUnit = {
  readonly unit: number;
  readonly start: number;
  readonly text: string;
  /** Of its paragraph, which begins with it; null inside one. */
  readonly number: number | null;
};

type BeadRowProps = {
  at: number;
  bead: LayoutBead;
  isDoubtful: boolean;
  units: Readonly<Record<Side, readonly ShownUnit[]>>;
  languages: Readonly<Record<Side, string>>;
  /** The side where the person stands; null when in another row. */
  here: Side | null;
  /** Where a split would go, while one is being placed. */
  cut: CutPlace | null;
  measure: (element: HTMLElement | null) => void;
  onStand: (at: number, side: Side) => void;
};

const SIDES = ["source", "target"] as const;

/** One bead: Chinese on the left, English on the right, and how sure it is. */
export const BeadRow = memo(function BeadRow(props: BeadRowProps) {
  const { at, bead, isDoubtful, units, languages, here, cut, measure, onStand } = props;
  const t = useTranslations("alignment");
  const state = bead.fixed ? "fixed" : isDoubtful ? "doubtful" : "sure";
  const alone = bead.target === 0 ? "omitted" : bead.source === 0 ? "added" : null;
  return (
    <div
      ref={measure}
      role="row"
      tabIndex={-1}
      className={styles.row}
      aria-rowindex={at + 2}
      data-index={at}
      data-active={here !== null || undefined}
      data-state={state}
      data-begins={units.source[0]?.number != null || undefined}
    >
      {SIDES.map((side, column) => (
        <UnitCell
          key={side}
          side={side}
          column={column + 1}
          lang={languages[side]}
          units={units[side]}
          empty={side === "source" ? t("added") : t("omitted")}
          isHere={here === side}
          cut={here === side ? cut : null}
          onStand={() => onStand(at, side)}
        />
      ))}
      <div role="gridcell" aria-colindex={3} className={styles.confidence}>
        {alone !== null && <span>{t(alone)}</span>}
        <span>
          {bead.fixed ? t("seen") : t("confidence", { share: Math.round(bead.confidence * 100) / 100 })}
        </span>
        {state === "doubtful" && <span className={styles.doubtful}>{t("doubtful")}</span>}
      </div>
    </div>
  );
});

type UnitCellProps = {
  side: Side;
  column: number;
  lang: string;
  units: readonly ShownUnit[];
  empty: string;
  isHere: boolean;
  cut: CutPlace | null;
  onStand: () => void;
};

function UnitCell({ side, column, lang, units, empty, isHere, cut, onStand }: UnitCellProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isHere) element.current?.focus({ preventScroll: true });
  }, [isHere]);
  return (
    <div
      ref={element}
      role="gridcell"
      aria-colindex={column}
      className={styles.cell}
      lang={lang}
      tabIndex={isHere ? 0 : -1}
      data-side={side}
      data-here={isHere || undefined}
      onFocus={onStand}
    >
      {units.length === 0 && <span className={styles.empty}>{`– ${empty}`}</span>}
      {units.map((shown) => (
        <p key={shown.unit} className={styles.unit}>
          {shown.number !== null && <span className={styles.number}>{shown.number}</span>}
          {cut?.unit === shown.unit ? (
            <>
              {shown.text.slice(0, cut.offset - shown.start)}
              <span className={styles.cut} aria-hidden="true" />
              {shown.text.slice(cut.offset - shown.start)}
            </>
          ) : (
            shown.text
          )}
        </p>
      ))}
    </div>
  );
}
