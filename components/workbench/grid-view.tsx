// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualized; the grid's roles and counts say the same.
// biome-ignore-all lint/a11y/useFocusableInteractive: headers are not operated, and one cell at a time has the focus.
"use client";

import { useRef } from "react";
import { useTranslations } from "use-intl";
import { BaseChoice } from "@/components/compare/base-choice";
import { useLanguageName } from "@/components/ui/use-language-name";
import type { TrackView } from "@/lib/renderings/server/schema";
import { useModel, useTotal } from "./context";
import styles from "./grid.module.css";
import { GridRow } from "./grid-row";
import { isChinese } from "./language-tag";
import type { Reading } from "./model";
import type { Row } from "./row";
import { useStore } from "./store";
import { useRowWindow } from "./use-row-window";

type GridViewProps = {
  /** The tracks shown, in order; one at most on a narrow window. */
  tracks: readonly TrackView[];
  isNarrow: boolean;
};

/** Source and tracks side by side, paragraph by paragraph. */
export function GridView({ tracks, isNarrow }: GridViewProps) {
  const t = useTranslations("workbench");
  const model = useModel();
  const total = useTotal();
  const scroller = useRef<HTMLDivElement>(null);
  const reading = useStore(model.reading, (value) => value);
  const panel = useStore(model.look, (look) => look.panel);
  const isHan = isChinese(model.seed.project.sourceLanguage);
  const trackIds = tracks.map(({ id }) => id);
  const { virtualizer, items, first } = useRowWindow({
    scroller,
    estimate: (row) => estimateHeight(row, trackIds, reading, { isNarrow, isHan }),
    shape: [trackIds, reading.font, reading.size, isNarrow, panel].join(),
    paddingStart: 0,
  });
  const start = first?.start ?? 0;
  return (
    <div
      role="grid"
      tabIndex={-1}
      aria-label={t("gridLabel", { title: model.seed.document.title })}
      aria-rowcount={total + 1}
      aria-colcount={tracks.length + 2}
      className={styles.grid}
      data-columns={tracks.length}
      data-narrow={isNarrow || undefined}
      style={{ "--tracks": tracks.length } as React.CSSProperties}
    >
      <ColumnHeaders tracks={tracks} />
      <div ref={scroller} className={styles.scroller} role="rowgroup" tabIndex={-1} data-workbench-scroller>
        <div role="presentation" className={styles.space} style={{ height: virtualizer.getTotalSize() }}>
          <div role="presentation" className={styles.flow} style={{ transform: `translateY(${start}px)` }}>
            {items.map((item) => (
              <GridRow
                key={item.key}
                index={item.index}
                tracks={tracks}
                measure={virtualizer.measureElement}
                top={
                  first !== undefined && isApart(item.index, items, first.index)
                    ? item.start - start
                    : undefined
                }
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Whether an item is the one kept alive off screen, apart from the run of those on screen. */
function isApart(index: number, items: readonly { index: number }[], first: number): boolean {
  if (index < first) return true;
  const before = items.find((item) => item.index === index - 1);
  return index !== first && before === undefined;
}

function ColumnHeaders({ tracks }: { tracks: readonly TrackView[] }) {
  const t = useTranslations("workbench");
  const model = useModel();
  const nameOf = useLanguageName();
  const { project, targetLanguage } = model.seed;
  return (
    <div role="rowgroup" className={styles.heads}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        <div role="columnheader" aria-colindex={1} className={styles.headGutter}>
          <span className="visually-hidden">{t("number")}</span>
        </div>
        <Head index={2} className={styles.headSource}>
          <span>{t("source")}</span>
          <span className={styles.headLanguage}>{nameOf(project.sourceLanguage)}</span>
        </Head>
        {tracks.map((track, at) => (
          <Head key={track.id} index={at + 3} className={styles.headTrack}>
            <span className={styles.headName}>{track.name}</span>
            {/* What all are said in needs no saying in every column. */}
            {track.language !== targetLanguage && (
              <span className={styles.headLanguage}>{nameOf(track.language)}</span>
            )}
            <BaseChoice trackId={track.id} name={track.name} />
            {track.locked && <span className={styles.headNote}>{t("locked")}</span>}
          </Head>
        ))}
      </div>
    </div>
  );
}

function Head({
  index,
  className,
  children,
}: {
  index: number;
  className: string | undefined;
  children: React.ReactNode;
}) {
  return (
    <div role="columnheader" aria-colindex={index} className={className}>
      {children}
    </div>
  );
}

/** Near enough that the scrollbar hardly moves when rows are measured. Columns are about 480 pixels wide. */
function estimateHeight(
  row: Row | undefined,
  trackIds: readonly string[],
  { size }: Reading,
  { isNarrow, isHan }: { isNarrow: boolean; isHan: boolean },
): number {
  const scale = size / 100;
  if (row === undefined) return 150 * scale;
  const width = (isNarrow ? 560 : 480) / scale;
  const lines = (text: string, em: number) => Math.max(1, Math.ceil((text.length * em) / width));
  const source = lines(row.paragraph.text, isHan ? 17 : 8) * 29.75;
  const targets = trackIds.map((id) => lines(row.renderings[id]?.text ?? "", 7.6) * 25.6);
  const highest = isNarrow ? source + Math.max(0, ...targets) + 40 : Math.max(source, ...targets);
  return highest * scale + 26;
}
