"use client";

import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useModel, useTotal } from "./context";
import type { Row } from "./row";
import { useStore } from "./store";

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
    scrollPaddingStart: paddingStart + 8,
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
    const scroll = (index: number, align: "auto" | "start" | "center") =>
      virtualizer.scrollToIndex(index, { align });
    model.view.scrollTo = (index, align) => {
      if (model.rows.row(index) !== undefined) return scroll(index, align);
      // Rows that come after the jump would grow and push the one wanted away: they come first.
      void model.rows.need(index).then(() => {
        if (model.cursor.get().index === index) scroll(index, align);
      });
    };
  }, [model, virtualizer]);

  useKeptPlace(virtualizer, shape, () => model.cursor.get().index);

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
  cursorIndex: () => number,
): void {
  const measured = useRef<string | null>(null);
  useLayoutEffect(() => {
    const isArrival = measured.current === null;
    if (measured.current === shape) return;
    measured.current = shape;
    if (isArrival) {
      const index = cursorIndex();
      if (index > 0) virtualizer.scrollToIndex(index, { align: "center" });
      return;
    }
    const offset = virtualizer.scrollOffset ?? 0;
    const top = virtualizer.getVirtualItemForOffset(offset + 80)?.index ?? 0;
    const [own, range] = [cursorIndex(), virtualizer.range];
    const isOwnSeen = range !== null && range.startIndex <= own && own <= range.endIndex;
    virtualizer.measure();
    if (isOwnSeen) virtualizer.scrollToIndex(own, { align: "center" });
    else if (top > 0) virtualizer.scrollToIndex(top, { align: "start" });
  }, [virtualizer, shape, cursorIndex]);
}
