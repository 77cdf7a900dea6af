"use client";

import { useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import type { TrackView } from "@/lib/renderings/server/schema";
import { useModel } from "./context";
import type { Reading } from "./model";
import styles from "./page.module.css";
import { PageBlock } from "./page-block";
import type { Row } from "./row";
import { useStore } from "./store";
import { fitLayout, type PageLayout } from "./url-state";
import { useRowWindow } from "./use-row-window";

type PageViewProps = {
  track: TrackView | undefined;
  /** All that are shown: while they are compared, they are set beneath one another. */
  tracks: readonly TrackView[];
  isNarrow: boolean;
};

/** The whole as a book page: for reading, and for correcting where it stands. */
export function PageView({ track, tracks, isNarrow }: PageViewProps) {
  const t = useTranslations("workbench");
  const model = useModel();
  const scroller = useRef<HTMLDivElement>(null);
  const reading = useStore(model.reading, (value) => value);
  const wanted = useStore(model.look, (look) => look.layout);
  const isComparing = useStore(model.look, (look) => look.base !== null);
  const targets = useMemo(
    () => (isComparing ? tracks : track === undefined ? [] : [track]),
    [isComparing, tracks, track],
  );
  const panel = useStore(model.look, (look) => look.panel);
  const layout = track === undefined ? "source" : fitLayout(wanted, isNarrow);
  const { virtualizer, items, first } = useRowWindow({
    scroller,
    estimate: (row) => estimateHeight(row, track?.id, layout, reading),
    shape: [track?.id, layout, reading.font, reading.size, isNarrow, panel, targets.length].join(),
    paddingStart: 56,
  });
  const start = first?.start ?? 0;
  return (
    <div ref={scroller} className={styles.scroller} data-workbench-scroller>
      <article
        className={styles.space}
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={t("pageLabel", { title: model.seed.document.title })}
      >
        <div className={styles.flow} data-layout={layout} style={{ transform: `translateY(${start}px)` }}>
          {items.map((item) => (
            <PageBlock
              key={item.key}
              index={item.index}
              targets={targets}
              layout={layout}
              measure={virtualizer.measureElement}
              top={
                first !== undefined &&
                (item.index < first.index || item.index > first.index + items.length - 1)
                  ? item.start - start
                  : undefined
              }
            />
          ))}
        </div>
      </article>
    </div>
  );
}

function estimateHeight(
  row: Row | undefined,
  trackId: string | undefined,
  layout: PageLayout,
  { size }: Reading,
): number {
  const scale = size / 100;
  if (row === undefined) return 150 * scale;
  const width = (layout === "beside" ? 470 : 640) / scale;
  const source = Math.max(1, Math.ceil((row.paragraph.text.length * 17) / width)) * 29.75;
  const text = trackId === undefined ? "" : (row.renderings[trackId]?.text ?? "");
  const target = Math.max(1, Math.ceil((text.length * 7.6) / width)) * 25.6;
  const both = { beside: Math.max(source, target), beneath: source + target + 8, target, source }[layout];
  return both * scale + 18;
}
