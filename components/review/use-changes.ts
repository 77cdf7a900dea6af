"use client";

import { useEffect } from "react";
import { useModel } from "@/components/workbench/context";
import type { Row } from "@/components/workbench/row";
import { useStore } from "@/components/workbench/store";
import { useGathered } from "@/components/workbench/use-gathered";
import type { TrackedChange } from "@/lib/review/core/report";

/** Keeps what was changed in a row's texts up to date while it is on screen and changes are shown. */
export function useShownChanges(row: Row): void {
  const { changes } = useModel();
  useWatched(
    row,
    useStore(changes.shown, (shown) => shown),
  );
}

/** What was changed in one rendering since it was confirmed, kept up to date; null when nothing was. */
export function useTrackedChange(row: Row | undefined, renderingId: string): TrackedChange | null {
  const { changes } = useModel();
  useWatched(row, true);
  const found = useGathered(changes.paragraphs, row?.paragraph.id ?? "");
  return found.find((change) => change.renderingId === renderingId) ?? null;
}

function useWatched(row: Row | undefined, wanted: boolean): void {
  const { changes, look } = useModel();
  const id = row?.paragraph.id;
  const tracks = useStore(look, (value) => value.shown.join());
  const revisions = Object.values(row?.renderings ?? {})
    .map(({ revision }) => revision)
    .join();
  useEffect(() => {
    if (wanted && id !== undefined) return changes.paragraphs.watch(id);
  }, [changes, id, wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other revisions, and other tracks, are the reason to look again.
  useEffect(() => {
    if (wanted && id !== undefined) changes.paragraphs.refresh(id);
  }, [changes, id, wanted, revisions, tracks]);
}

/** The text that a rendering's translator confirmed, while changes are shown; null when it stands so. */
export function useConfirmedText(
  paragraphId: string,
  rendering: { id: string; text: string },
): string | null {
  const { changes } = useModel();
  const shown = useStore(changes.shown, (value) => value);
  const found = useGathered(changes.paragraphs, paragraphId);
  if (!shown) return null;
  const before = found.find(({ renderingId }) => renderingId === rendering.id)?.before.text;
  return before === undefined || before === rendering.text ? null : before;
}
