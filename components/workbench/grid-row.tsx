// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualized; the grid's roles and counts say the same.
// biome-ignore-all lint/a11y/useFocusableInteractive: headers are not operated, and one cell at a time has the focus.
"use client";

import { type MouseEvent, memo } from "react";
import { useTranslations } from "use-intl";
import { useLinks } from "@/components/alignment/use-links";
import { useAuthorLayers } from "@/components/compare/use-authorship";
import { useComparisonLayers } from "@/components/compare/use-comparison";
import { useAnnotationLayers } from "@/components/discussion/use-discussion";
import { useFindingLayers } from "@/components/quality/use-findings";
import { useShownChanges } from "@/components/review/use-changes";
import { SourceChanged } from "@/components/source/source-changed";
import { SourceText } from "@/components/source/source-text";
import { StructureMenu } from "@/components/structure/structure-menu";
import { useTermLayers } from "@/components/terms/use-terms";
import { labelAtTurn } from "@/lib/renderings/core/speaker-names";
import type { TrackView } from "@/lib/renderings/server/schema";
import { useModel, useRow } from "./context";
import styles from "./grid.module.css";
import { languageTag } from "./language-tag";
import { moveTo } from "./move";
import { PeopleHere } from "./people-here";
import { Cell, RenderingText } from "./rendering-cell";
import type { Row } from "./row";
import { markOf, StateMark } from "./state-mark";
import { offsetAtPoint } from "./static-text";
import { useStore } from "./store";

type GridRowProps = {
  index: number;
  /** The tracks shown, in order. */
  tracks: readonly TrackView[];
  measure: (element: HTMLElement | null) => void;
  /** Set for the row kept alive off screen: where it stands in the list's own space. */
  top: number | undefined;
};

/** One paragraph: its number and speaker, its source, and its renderings. */
export const GridRow = memo(function GridRow({ index, tracks, measure, top }: GridRowProps) {
  const model = useModel();
  const row = useRow(index);
  const isActive = useStore(model.cursor, (cursor) => cursor.index === index);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled for the whole workbench by its table of commands.
    <div
      ref={measure}
      role="row"
      // Focus is on the cells.
      tabIndex={-1}
      aria-rowindex={index + 2}
      data-index={index}
      data-active={isActive || undefined}
      data-kind={row?.paragraph.kind}
      data-turn={row?.paragraph.turn ?? undefined}
      data-turn-start={row !== undefined && row.paragraph.label !== null ? true : undefined}
      className={styles.row}
      style={top === undefined ? undefined : { position: "absolute", top, insetInline: 0 }}
      onClick={(event) => activate(event, row, (target) => moveTo(model, target))}
    >
      {row === undefined ? <LoadingCells index={index} /> : <Cells row={row} tracks={tracks} />}
    </div>
  );
});

/** A click opens the editor under it; a drag that selects text does not. */
function activate(
  event: MouseEvent<HTMLElement>,
  row: Row | undefined,
  move: (target: Parameters<typeof moveTo>[1]) => void,
): void {
  const element = event.target as HTMLElement;
  if (row === undefined || element.closest("[contenteditable=true], button, a") !== null) return;
  const cell = cellUnder(event);
  if (cell === null) return;
  const column = cell.dataset.cell === "source" ? null : (cell.dataset.cell ?? null);
  if (column === null || document.getSelection()?.isCollapsed === false) {
    move({ index: row.index, column, edit: false, isClick: true });
    return;
  }
  const caret = offsetAtPoint(cell, event.clientX, event.clientY);
  move({ index: row.index, column, edit: true, caret, isClick: true });
}

/** Cells are as high as their text; the space below a short one still belongs to it. */
function cellUnder(event: MouseEvent<HTMLElement>): HTMLElement | null {
  const direct = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]");
  if (direct !== null) return direct;
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-cell]")];
  return (
    cells.find((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return left <= event.clientX && event.clientX <= right;
    }) ?? null
  );
}

function Cells({ row, tracks }: { row: Row; tracks: readonly TrackView[] }) {
  const model = useModel();
  const t = useTranslations("workbench");
  const { paragraph } = row;
  useAnnotationLayers(row);
  useTermLayers(row);
  useFindingLayers(row);
  useLinks(row);
  useShownChanges(row);
  useComparisonLayers(row);
  useAuthorLayers(row);
  return (
    <>
      <div role="rowheader" aria-colindex={1} className={styles.gutter}>
        <span className={styles.number}>{row.index + 1}</span>
        {paragraph.label !== null && paragraph.speaker !== null && (
          <span className={styles.speaker} lang={languageTag(model.seed.project.sourceLanguage)}>
            {paragraph.speaker}
          </span>
        )}
        <span className="visually-hidden">
          {paragraph.turn !== null && t(`turns.${paragraph.turn}`)} {t(`kinds.${paragraph.kind}`)}
        </span>
      </div>
      <Cell
        index={row.index}
        column={null}
        className={styles.source}
        lang={languageTag(model.seed.project.sourceLanguage)}
        label={t("source")}
        columnIndex={2}
      >
        <PeopleHere paragraphId={paragraph.id} trackId={null} />
        <SourceText row={row} />
        <StructureMenu index={row.index} />
      </Cell>
      {tracks.map((track, at) => (
        <RenderingCell key={track.id} row={row} track={track} columnIndex={at + 3} />
      ))}
    </>
  );
}

function RenderingCell({ row, track, columnIndex }: { row: Row; track: TrackView; columnIndex: number }) {
  const model = useModel();
  const rendering = row.renderings[track.id];
  const isConfirming = useStore(
    model.confirming,
    (confirming) => rendering !== undefined && confirming.has(rendering.id),
  );
  const lang = languageTag(track.language);
  const speaker = labelAtTurn(track.speakers, row.paragraph);
  return (
    <Cell
      index={row.index}
      column={track.id}
      className={styles.rendering}
      lang={lang}
      label={track.name}
      columnIndex={columnIndex}
    >
      <PeopleHere paragraphId={row.paragraph.id} trackId={track.id} />
      {rendering !== undefined && (
        <>
          <span className={styles.state}>
            <StateMark kind={markOf(rendering, isConfirming)} />
          </span>
          <SourceChanged index={row.index} trackId={track.id} rendering={rendering} />
          {speaker !== null && <span className={styles.speakerName}>{speaker}</span>}
          <RenderingText
            index={row.index}
            trackId={track.id}
            lang={lang}
            paragraph={row.paragraph}
            rendering={rendering}
            trackName={track.name}
          />
        </>
      )}
    </Cell>
  );
}

/** A row that is on its way: its place, without anything that moves. */
function LoadingCells({ index }: { index: number }) {
  const t = useTranslations("ui");
  return (
    <>
      <div role="rowheader" aria-colindex={1} className={styles.gutter}>
        <span className={styles.number}>{index + 1}</span>
      </div>
      <div role="gridcell" aria-colindex={2} className={styles.source}>
        <span className={styles.loading} />
        <span className="visually-hidden">{t("loading")}</span>
      </div>
    </>
  );
}
