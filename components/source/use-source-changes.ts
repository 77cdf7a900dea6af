"use client";

import { useEffect } from "react";
import { useModel } from "@/components/workbench/context";
import type { Row } from "@/components/workbench/row";
import { isSourceChanged } from "@/components/workbench/still-right";
import { useStore } from "@/components/workbench/store";
import { useGathered } from "@/components/workbench/use-gathered";
import type { SourceChange } from "@/lib/documents/server/source-schema";

/** Keeps what became of a row's source up to date while changes are shown and something shown waits for another look. */
export function useShownSourceChanges(row: Row): void {
  const { changes } = useModel();
  useWatched(
    row,
    useStore(changes.shown, (shown) => shown),
  );
}

/** What the source said when a text was last right, and what it says now; null when it did not change since. */
export function useSourceChange(row: Row | undefined, renderingId: string): SourceChange | null {
  const { source } = useModel();
  useWatched(row, true);
  const found = useGathered(source, row?.paragraph.id ?? "");
  return found.find((change) => change.renderingId === renderingId) ?? null;
}

function useWatched(row: Row | undefined, wanted: boolean): void {
  const { source, look } = useModel();
  const id = row?.paragraph.id;
  const shown = useStore(look, (value) => value.shown);
  const marked = shown
    .flatMap((trackId) => {
      const rendering = row?.renderings[trackId];
      return rendering === undefined || !isSourceChanged(rendering)
        ? []
        : [rendering.id, rendering.sourceSince];
    })
    .join();
  const isWanted = wanted && marked !== "";
  const revision = row?.paragraph.revision;
  useEffect(() => {
    if (isWanted && id !== undefined) return source.watch(id);
  }, [source, id, isWanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source, and other marks, are the reason to look again.
  useEffect(() => {
    if (isWanted && id !== undefined) source.refresh(id);
  }, [source, id, isWanted, marked, revision]);
}

/**
 * What the source said when the texts shown beside it were right, while changes are shown: for the track where one
 * stands, else the earliest. Null when it says so still.
 */
export function useEarlierSource(row: Row): string | null {
  const { source, changes, cursor } = useModel();
  const shown = useStore(changes.shown, (value) => value);
  const column = useStore(cursor, (value) => (value.index === row.index ? value.column : null));
  const found = useGathered(source, row.paragraph.id);
  if (!shown) return null;
  const still = found.filter(({ trackId }) => {
    const rendering = row.renderings[trackId];
    return rendering !== undefined && isSourceChanged(rendering);
  });
  const here = still.find(({ trackId }) => trackId === column);
  const earliest = still.toSorted((a, b) => a.before.revision - b.before.revision)[0];
  const before = (here ?? earliest)?.before.text;
  return before === undefined || before === row.paragraph.text ? null : before;
}
