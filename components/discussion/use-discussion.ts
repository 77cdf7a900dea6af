"use client";

import { useEffect, useEffectEvent } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { useModel } from "@/components/workbench/context";
import type { Row } from "@/components/workbench/row";
import { useStore } from "@/components/workbench/store";
import { useGathered } from "@/components/workbench/use-gathered";
import { findNearest } from "@/lib/discussion/core/anchor";
import type { ErrorSeverity } from "@/lib/discussion/core/error-severity";
import type { AnnotationView, LabelView } from "@/lib/discussion/server/schema";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import type { TextLayer } from "@/lib/text/core/layers";

const FEATURE = "annotations";

/** What is marked in a paragraph and all its renderings. */
export function useAnnotations(paragraphId: string): readonly AnnotationView[] {
  return useGathered(useModel().discussion.annotations, paragraphId);
}

/** What is said about a paragraph and all its renderings; null while nobody reads it. */
export function useThreads(paragraphId: string): readonly ThreadView[] | null {
  return useGathered(useModel().discussion.threads, paragraphId);
}

/** Shows what is marked in a row's texts, as long as the row is on screen. */
export function useAnnotationLayers(row: Row): void {
  const t = useTranslations("review");
  const { discussion, layers } = useModel();
  const { id } = row.paragraph;
  const annotations = useAnnotations(id);
  const revisions = [row.paragraph, ...Object.values(row.renderings)].map(({ revision }) => revision).join();
  useEffect(() => discussion.annotations.watch(id), [discussion, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other revisions are the reason to look again.
  useEffect(() => discussion.textChanged(id), [discussion, id, revisions]);

  const nameOf = (severity: ErrorSeverity) => t("errorOf", { severity: t(`severities.${severity}`) });
  const show = useEffectEvent(() => {
    for (const { key, text } of textsOf(row)) {
      const shown = annotations
        .filter((annotation) => keyOf(annotation) === key)
        .flatMap(toLayer(text, nameOf));
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
function toLayer(
  text: string,
  nameOf: (severity: ErrorSeverity) => string,
): (annotation: AnnotationView) => TextLayer[] {
  return ({ id, status, start, quote, severity, labelId, conceptId, linkId, threadIds, openThreads }) => {
    const isMore = labelId !== null || conceptId !== null || linkId !== null;
    const isSettled = threadIds.length > 0 && openThreads === 0 && !isMore;
    const span = status !== "attached" || isSettled ? null : findNearest(text, quote, start);
    if (span === null) return [];
    return [
      severity === null
        ? { ...span, kind: "annotation", id }
        : { ...span, kind: "annotation-error", id, label: nameOf(severity) },
    ];
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
