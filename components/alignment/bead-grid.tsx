// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualized; the grid's roles and counts say the same.
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time has the focus.
"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { isDoubtful } from "@/lib/alignment/core/edit-layout";
import { type Layout, placesOf, type Side } from "@/lib/alignment/core/layout";
import styles from "./alignment.module.css";
import { BeadRow, type ShownUnit } from "./bead-row";
import type { Standing } from "./use-repair-keys";

type BeadGridProps = {
  layout: Layout;
  texts: Readonly<Record<Side, readonly string[]>>;
  languages: Readonly<Record<Side, string>>;
  standing: Standing;
};

/** All beads, one under the other; a long text's are drawn where one looks. */
export function BeadGrid({ layout, texts, languages, standing }: BeadGridProps) {
  const t = useTranslations("alignment");
  const scroller = useRef<HTMLDivElement>(null);
  const places = useMemo(() => placesOf(layout), [layout]);
  const { stand, setStand, cut, press } = standing;
  const virtualizer = useVirtualizer({
    count: layout.beads.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 84,
    overscan: 8,
    // Where one stands has the focus: it stays also when it is scrolled out of sight, or the keys would go nowhere.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), stand.at])].sort((a, b) => a - b),
  });
  useEffect(() => virtualizer.scrollToIndex(stand.at, { align: "auto" }), [virtualizer, stand.at]);
  const items = virtualizer.getVirtualItems();
  return (
    <div
      role="grid"
      tabIndex={-1}
      aria-label={t("grid")}
      aria-rowcount={layout.beads.length + 1}
      aria-colcount={3}
      className={styles.grid}
      onKeyDown={press}
    >
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className={styles.heads}>
          {(["source", "target", "sure"] as const).map((name, at) => (
            <div key={name} role="columnheader" aria-colindex={at + 1}>
              {t(`columns.${name}`)}
            </div>
          ))}
        </div>
      </div>
      <div ref={scroller} role="rowgroup" tabIndex={-1} className={styles.scroller}>
        <div role="presentation" className={styles.space} style={{ height: virtualizer.getTotalSize() }}>
          <div
            role="presentation"
            className={styles.flow}
            style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}
          >
            {items.map(({ index, key }) => {
              const [bead, place] = [layout.beads[index], places[index]];
              if (bead === undefined || place === undefined) return null;
              return (
                <BeadRow
                  key={key}
                  at={index}
                  bead={bead}
                  isDoubtful={isDoubtful(bead)}
                  units={{
                    source: unitsOf(layout, texts, "source", place.source),
                    target: unitsOf(layout, texts, "target", place.target),
                  }}
                  languages={languages}
                  here={stand.at === index ? stand.side : null}
                  cut={stand.at === index ? cut : null}
                  measure={virtualizer.measureElement}
                  onStand={(at, side) => setStand({ at, side })}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

function unitsOf(
  layout: Layout,
  texts: Readonly<Record<Side, readonly string[]>>,
  side: Side,
  { from, to }: { readonly from: number; readonly to: number },
): ShownUnit[] {
  return layout[side].slice(from, to).map(({ paragraph, start, end }, nth) => ({
    unit: from + nth,
    start,
    text: (texts[side][paragraph] ?? "").slice(start, end),
    number: layout[side][from + nth - 1]?.paragraph === paragraph ? null : paragraph + 1,
  }));
}
