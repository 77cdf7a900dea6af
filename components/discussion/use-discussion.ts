"use client";

import { useCallback, useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { api } from "@/components/ui/api";
import { useModel } from "@/components/workbench/context";
import type { Row } from "@/components/workbench/row";
import { useStore } from "@/components/workbench/store";
import { findNearest } from "@/lib/discussion/core/anchor";
import type { AnnotationView, LabelView } from "@/lib/discussion/server/schema";
import type { TextLayer } from "@/lib/text/core/layers";
import type { Discussed } from "./discussion-store";

const FEATURE = "annotations";

/** What is marked and said about a paragraph. */
export function useDiscussed(paragraphId: string): Discussed {
  const { discussion } = useModel();
  const subscribe = useCallback(
    (listener: () => void) => discussion.subscribe(paragraphId, listener),
    [discussion, paragraphId],
  );
  const read = () => discussion.get(paragraphId);
  return useSyncExternalStore(subscribe, read, read);
}

/** Shows what is marked in a row's texts, as long as the row is on screen. */
export function useAnnotationLayers(row: Row): void {
  const { discussion, layers } = useModel();
  const { id } = row.paragraph;
  const { annotations } = useDiscussed(id);
  const revisions = [row.paragraph, ...Object.values(row.renderings)].map(({ revision }) => revision).join();
  useEffect(() => discussion.watch(id), [discussion, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other revisions are the reason to look again.
  useEffect(() => discussion.textChanged(id), [discussion, id, revisions]);

  const show = useEffectEvent(() => {
    for (const { key, text } of textsOf(row)) {
      const shown = annotations.filter((annotation) => keyOf(annotation) === key).flatMap(toLayer(text));
      layers.set(FEATURE, key, { text, layers: shown });
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: between revisions the layers move along by themselves.
  useEffect(() => show(), [annotations, revisions]);
  const hide = useEffectEvent(() => {
    for (const { key } of textsOf(row)) layers.set(FEATURE, key, null);
  });
  useEffect(() => () => hide(), []);
}

function textsOf({ paragraph, renderings }: Row): readonly { key: string; text: string }[] {
  return [paragraph, ...Object.values(renderings)].map(({ id, text }) => ({ key: id, text }));
}

function keyOf({ renderingId, paragraphId }: AnnotationView): string {
  return renderingId ?? paragraphId;
}

/** What is detached has no place, and what is settled and nothing else is not pointed at any more. */
function toLayer(text: string): (annotation: AnnotationView) => TextLayer[] {
  return ({ id, status, start, quote, labelId, linkId, threadIds, openThreads }) => {
    const isSettled = threadIds.length > 0 && openThreads === 0 && labelId === null && linkId === null;
    const span = status !== "attached" || isSettled ? null : findNearest(text, quote, start);
    return span === null ? [] : [{ ...span, kind: "annotation", id }];
  };
}

/** The project's labels; read once. */
export function useLabels(): readonly LabelView[] {
  const { discussion, seed } = useModel();
  const labels = useStore(discussion.labels, (value) => value);
  useEffect(() => {
    if (discussion.labels.get() !== null) return;
    discussion.labels.set([]);
    api<{ items: readonly LabelView[] }>(`/projects/${seed.project.id}/labels`)
      .then(({ items }) => discussion.labels.set(items))
      // Asked for again when next needed.
      .catch(() => discussion.labels.set(null));
  }, [discussion, seed]);
  return labels ?? [];
}
