"use client";

import { type MouseEvent, memo, type ReactNode } from "react";
import { useLinks } from "@/components/alignment/use-links";
import { useAuthorLayers } from "@/components/compare/use-authorship";
import { useComparisonLayers } from "@/components/compare/use-comparison";
import { useAnnotationLayers } from "@/components/discussion/use-discussion";
import { useFindingLayers } from "@/components/quality/use-findings";
import { useShownChanges } from "@/components/review/use-changes";
import { SourceChanged } from "@/components/source/source-changed";
import { SourceText } from "@/components/source/source-text";
import { useTermLayers } from "@/components/terms/use-terms";
import { labelAtTurn } from "@/lib/renderings/core/speaker-names";
import type { TrackView } from "@/lib/renderings/server/schema";
import { useModel, useRow } from "./context";
import { languageTag } from "./language-tag";
import { moveTo } from "./move";
import styles from "./page.module.css";
import { PeopleHere } from "./people-here";
import { Cell, RenderingText } from "./rendering-cell";
import type { Row } from "./row";
import { offsetAtPoint } from "./static-text";
import { useStore } from "./store";
import type { PageLayout } from "./url-state";

type PageBlockProps = {
  index: number;
  /** The tracks that are set, beneath one another. */
  targets: readonly TrackView[];
  layout: PageLayout;
  measure: (element: HTMLElement | null) => void;
  /** Set for the block kept alive off screen: where it stands in the list's own space. */
  top: number | undefined;
};

/** A paragraph as a book sets it. */
export const PageBlock = memo(function PageBlock({ index, targets, layout, measure, top }: PageBlockProps) {
  const model = useModel();
  const row = useRow(index);
  const isActive = useStore(model.cursor, (cursor) => cursor.index === index);
  const { paragraph } = row ?? {};
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click places the caret; the cells inside take the keys.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled for the whole workbench by its table of commands.
    <div
      ref={measure}
      data-index={index}
      data-active={isActive || undefined}
      data-kind={paragraph?.kind}
      data-level={paragraph?.level ?? undefined}
      data-turn={paragraph?.turn ?? undefined}
      data-turn-start={paragraph !== undefined && paragraph.label !== null ? true : undefined}
      className={styles.block}
      style={top === undefined ? undefined : { position: "absolute", top, insetInline: 0 }}
      onClick={(event) => place(event, row, (target) => moveTo(model, target))}
    >
      {row === undefined ? (
        <p className={styles.loading} />
      ) : (
        <Texts row={row} targets={targets} layout={layout} />
      )}
    </div>
  );
});

function place(
  event: MouseEvent<HTMLElement>,
  row: Row | undefined,
  move: (target: Parameters<typeof moveTo>[1]) => void,
): void {
  const element = event.target as HTMLElement;
  const cell = element.closest<HTMLElement>("[data-cell]");
  if (row === undefined || cell === null || element.closest("[contenteditable=true], a, button") !== null)
    return;
  const column = cell.dataset.cell === "source" ? null : (cell.dataset.cell ?? null);
  const isSelecting = document.getSelection()?.isCollapsed === false;
  const caret = column === null ? "end" : offsetAtPoint(cell, event.clientX, event.clientY);
  move({ index: row.index, column, edit: column !== null && !isSelecting, caret, isClick: true });
}

type TextsProps = {
  row: Row;
  targets: readonly TrackView[];
  layout: PageLayout;
};

function Texts({ row, targets, layout }: TextsProps) {
  useAnnotationLayers(row);
  useTermLayers(row);
  useFindingLayers(row);
  useLinks(row);
  useShownChanges(row);
  useComparisonLayers(row);
  useAuthorLayers(row);
  return (
    <>
      {layout !== "target" && <Source row={row} />}
      {layout !== "source" &&
        targets.map((each) => (
          <TargetText key={each.id} row={row} track={each} isNamed={targets.length > 1} />
        ))}
    </>
  );
}

function TargetText({ row, track, isNamed }: { row: Row; track: TrackView; isNamed: boolean }) {
  const rendering = row.renderings[track.id];
  const speaker = labelAtTurn(track.speakers, row.paragraph);
  const lang = languageTag(track.language);
  if (rendering === undefined) return null;
  return (
    <Cell index={row.index} column={track.id} className={styles.target} lang={lang} label={track.name}>
      <PeopleHere paragraphId={row.paragraph.id} trackId={track.id} />
      {isNamed && <span className={styles.trackName}>{track.name}</span>}
      <SourceChanged index={row.index} trackId={track.id} rendering={rendering} />
      {speaker !== null && <span className={styles.speakerName}>{speaker}</span>}
      <Heading row={row}>
        <RenderingText
          index={row.index}
          trackId={track.id}
          lang={lang}
          paragraph={row.paragraph}
          rendering={rendering}
          trackName={track.name}
        />
      </Heading>
    </Cell>
  );
}

function Source({ row }: { row: Row }) {
  const model = useModel();
  const { paragraph } = row;
  const language = model.seed.project.sourceLanguage;
  return (
    <Cell
      index={row.index}
      column={null}
      className={styles.source}
      lang={languageTag(language)}
      label={paragraph.label ?? String(row.index + 1)}
    >
      {paragraph.label !== null && <span className={styles.speaker}>{paragraph.label}</span>}
      <Heading row={row}>
        <SourceText row={row} />
      </Heading>
    </Cell>
  );
}

/** A heading is one for assistive technology too. */
function Heading({ row, children }: { row: Row; children: ReactNode }) {
  if (row.paragraph.kind !== "heading") return children;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the level is the text's own, below the page's h1.
    <div role="heading" aria-level={Math.min(6, (row.paragraph.level ?? 1) + 1)}>
      {children}
    </div>
  );
}
