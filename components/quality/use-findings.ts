"use client";

import { useEffect, useEffectEvent, useMemo } from "react";
import { useModel } from "@/components/workbench/context";
import type { Row } from "@/components/workbench/row";
import { useStore } from "@/components/workbench/store";
import { useGathered, useIsMissing } from "@/components/workbench/use-gathered";
import type { FoundSpan } from "@/lib/quality/core/finding";
import type { SourceFinding } from "@/lib/quality/server/schema";
import type { TextLayer } from "@/lib/text/core/layers";
import { type ShownFinding, withLive } from "./with-live";

const FEATURE = "checks";
const SOURCE_FEATURE = "source-checks";

/** What the checks report on one rendering, the newest known. */
export type ShownFindings = {
  readonly renderingId: string;
  readonly trackId: string;
  /** The text that they were found in; null when it is the stored one. */
  readonly text: string | null;
  readonly findings: readonly ShownFinding[];
};

/** The findings of a paragraph's renderings, of what is being typed as it is now. */
export function useParagraphFindings(paragraphId: string): readonly ShownFindings[] {
  const { checks } = useModel();
  const stored = useGathered(checks.paragraphs, paragraphId);
  const live = useStore(checks.live, (value) =>
    stored.some(({ renderingId }) => renderingId === value?.renderingId) ? value : null,
  );
  return useMemo(
    () =>
      stored.map((each) => ({
        ...{ renderingId: each.renderingId, trackId: each.trackId },
        ...(live?.renderingId === each.renderingId
          ? { text: live.text, findings: withLive(each, live) }
          : { text: null, findings: each.findings }),
      })),
    [stored, live],
  );
}

/** What the checks of sources report on a paragraph. */
export function useSourceFindings(paragraphId: string): readonly SourceFinding[] {
  return useGathered(useModel().checks.sources, paragraphId);
}

/** Whether the server did not tell what it finds in a paragraph. */
export function useFindingsMissing(paragraphId: string): boolean {
  const { checks } = useModel();
  const ofSource = useIsMissing(checks.sources, paragraphId);
  return useIsMissing(checks.paragraphs, paragraphId) || ofSource;
}

/** Marks in a row's source what its own checks report, as long as the row is on screen. */
function useSourceFindingLayers({ paragraph: { id, text, revision } }: Row): void {
  const { checks, layers } = useModel();
  const found = useSourceFindings(id);
  useEffect(() => checks.sources.watch(id), [checks, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is the reason to look again.
  useEffect(() => checks.sources.refresh(id), [checks, id, revision]);
  const show = useEffectEvent(() => {
    const open = found.filter(({ waiver }) => waiver === null);
    const marks = open.flatMap(({ source, ...finding }) => toLayer(source, finding, text));
    layers.set(SOURCE_FEATURE, id, { text, layers: distinct(marks) });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: between answers the layers move along by themselves.
  useEffect(() => show(), [found]);
  useEffect(() => () => layers.set(SOURCE_FEATURE, id, null), [layers, id]);
}

/** Marks in a row's texts what the checks report, as long as the row is on screen. */
export function useFindingLayers(row: Row): void {
  useSourceFindingLayers(row);
  const { checks, layers, look } = useModel();
  const { id } = row.paragraph;
  const found = useParagraphFindings(id);
  const shown = useStore(look, (value) => value.shown.join());
  const revisions = [row.paragraph, ...Object.values(row.renderings)].map(({ revision }) => revision).join();
  useEffect(() => checks.paragraphs.watch(id), [checks, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other revisions, and other tracks, are the reason to look again.
  useEffect(() => checks.paragraphs.refresh(id), [checks, id, revisions, shown]);

  const show = useEffectEvent(() => {
    const { paragraph, renderings } = row;
    const open = found.map((each) => ({
      ...each,
      findings: each.findings.filter(({ waiver }) => waiver === null),
    }));
    const ofSource = open.flatMap(({ findings }) =>
      findings.flatMap(({ source, ...finding }) => toLayer(source, finding, paragraph.text)),
    );
    layers.set(FEATURE, paragraph.id, { text: paragraph.text, layers: distinct(ofSource) });
    for (const rendering of Object.values(renderings)) {
      const own = open.find(({ renderingId }) => renderingId === rendering.id);
      const text = own?.text ?? rendering.text;
      const ofTarget =
        own?.findings.flatMap(({ target, ...finding }) => toLayer(target, finding, text)) ?? [];
      layers.set(FEATURE, rendering.id, { text, layers: distinct(ofTarget) });
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: between answers the layers move along by themselves.
  useEffect(() => show(), [found]);
  const hide = useEffectEvent(() => {
    layers.set(FEATURE, row.paragraph.id, null);
    for (const rendering of Object.values(row.renderings)) layers.set(FEATURE, rendering.id, null);
  });
  useEffect(() => () => hide(), []);
}

/** Terms have marks of their own, and a line under a whole text would mark nothing. */
function toLayer(
  span: Pick<FoundSpan, "start" | "end"> | null,
  { check, severity }: Pick<ShownFinding, "check" | "severity">,
  text: string,
): readonly TextLayer[] {
  if (span === null || span.start === span.end || check.startsWith("term-")) return [];
  if (span.end - span.start >= text.trim().length) return [];
  return [{ start: span.start, end: span.end, kind: `finding-${severity}` }];
}

/** Several tracks lack the same number: it is marked once, as the gravest. */
function distinct(layers: readonly TextLayer[]): readonly TextLayer[] {
  const order = ["finding-notice", "finding-warning", "finding-error"];
  const byPlace = new Map<string, TextLayer>();
  for (const layer of layers.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind)))
    byPlace.set(`${layer.start} ${layer.end}`, layer);
  return [...byPlace.values()];
}
