"use client";

import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useModel, useTotal } from "./context";
import type { Cursor } from "./model";
import type { Row } from "./row";
import { type Store, useStore } from "./store";

type Options = {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Height of a row before it is measured, in pixels. */
  readonly estimate: (row: Row | undefined) => number;
  /** What the heights depend on besides the rows; a change measures anew and keeps the place. */
  readonly shape: string;
  /** Space above the first row, and what a sticky header covers. */
  readonly paddingStart: number;
};

/** Rows kept ready above and below the screen. */
const OVERSCAN = 6;
/** Rows fetched beyond what is mounted. */
const AHEAD = 30;
/** Kept in sight above a row that one goes to, in pixels. */
const CONTEXT = 72;
/** How long the screen may still be settling after the view has come up. */
const ARRIVAL_MS = 1500;
/** What the server assumes of a screen, so that the first rows are in the page it sends. */
const FIRST_SCREEN = { width: 1200, height: 800 };

/**
 * Mounts the rows on screen and no others, and fetches those nearby. The row with the open editor stays mounted
 * wherever the reader scrolls: unmounting it would end a composition.
 */
export function useRowWindow({ scroller, estimate, shape, paddingStart }: Options) {
  const model = useModel();
  const count = useTotal();
  const pinned = useStore(model.cursor, ({ editing, index }) => (editing ? index : -1));

  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimate(model.rows.row(index)),
    overscan: OVERSCAN,
    initialRect: FIRST_SCREEN,
    initialOffset: () => guessOffset(model.cursor.get().index, (index) => estimate(model.rows.row(index))),
    paddingStart,
    // A little of what comes before stays in sight.
    scrollPaddingStart: CONTEXT,
    scrollPaddingEnd: 56,
    paddingEnd: 160,
    useFlushSync: false,
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range);
        if (pinned < 0 || pinned >= range.count || indexes.includes(pinned)) return indexes;
        return [...indexes, pinned].sort((a, b) => a - b);
      },
      [pinned],
    ),
  });

  const items = virtualizer.getVirtualItems();
  const shown = items.filter(({ index }) => index !== pinned);
  const first = shown[0] ?? items[0];
  const last = shown.at(-1) ?? items.at(-1);
  const [from, to] = [first?.index ?? 0, (last?.index ?? -1) + 1];
  useEffect(() => {
    if (to > 0) model.rows.ensure(from - AHEAD, to + AHEAD);
  }, [model, from, to]);

  useLayoutEffect(() => {
    const scroll = (index: number, align: "auto" | "start" | "center") => {
      const height = virtualizer.measurementsCache[index]?.size ?? 0;
      const isTall = height > 0.6 * (virtualizer.scrollRect?.height ?? Number.POSITIVE_INFINITY);
      // The middle of a row that fills the screen is no place to begin reading.
      virtualizer.scrollToIndex(index, { align: align === "center" && isTall ? "start" : align });
    };
    model.view.scrollTo = (index, align) => {
      if (model.rows.row(index) !== undefined) return scroll(index, align);
      // Rows that come after the jump would grow and push the one wanted away: they come first.
      void model.rows.need(index).then(() => {
        if (model.cursor.get().index === index) scroll(index, align);
      });
    };
  }, [model, virtualizer]);

  useKeptPlace(virtualizer, shape, model.cursor);

  return { virtualizer, items, first, last };
}

/** About where a row stands before anything is measured, so that the first rows drawn are the ones wanted. */
function guessOffset(index: number, sizeOf: (index: number) => number): number {
  let offset = 0;
  for (let at = 0; at < index; at++) offset += sizeOf(at);
  return Math.max(0, offset - FIRST_SCREEN.height / 3);
}

/** On arrival, and when everything changes its height: the row one stands on is kept in sight, or else the top one. */
function useKeptPlace(
  virtualizer: ReturnType<typeof useVirtualizer<HTMLElement, HTMLElement>>,
  shape: string,
  cursor: Store<Cursor>,
): void {
  const arrivedAt = useRef(0);
  useLayoutEffect(() => {
    arrivedAt.current = performance.now();
    const { index } = cursor.get();
    if (index > 0) virtualizer.scrollToIndex(index, { align: "start" });
  }, [virtualizer, cursor]);

  const before = useRef(shape);
  useLayoutEffect(() => {
    if (before.current === shape) return;
    before.current = shape;
    const offset = virtualizer.scrollOffset ?? 0;
    const top = virtualizer.getVirtualItemForOffset(offset + CONTEXT)?.index ?? 0;
    const [own, range] = [cursor.get().index, virtualizer.range];
    const isSeen = range !== null && range.startIndex <= own && own <= range.endIndex;
    // The browser's own width is only known a moment after the server's first rows: that is still the arrival.
    const isArriving = performance.now() - arrivedAt.current < ARRIVAL_MS;
    virtualizer.measure();
    virtualizer.scrollToIndex(isSeen || isArriving ? own : top, { align: "start" });
  }, [virtualizer, shape, cursor]);
}
