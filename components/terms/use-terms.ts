"use client";

import { useEffect, useEffectEvent, useMemo } from "react";
import { useModel } from "@/components/workbench/context";
import type { Row } from "@/components/workbench/row";
import { useStore } from "@/components/workbench/store";
import { useGathered } from "@/components/workbench/use-gathered";
import type { Occurrence, TermStatus } from "@/lib/glossary/core/term";
import type { TextLayer } from "@/lib/text/core/layers";
import { judgeLive, type LiveParagraphTerms } from "./judge-live";
import type { ParagraphTerms } from "./terms-store";

const FEATURE = "terms";

/** The terms of a paragraph, judged in what is being typed as it is now. */
export function useParagraphTerms(paragraphId: string): LiveParagraphTerms {
  const { terms, checks } = useModel();
  const stored = useGathered(terms.paragraphs, paragraphId);
  const findings = useGathered(checks.paragraphs, paragraphId);
  const live = useStore(checks.live, (value) =>
    stored.renderings.some(({ renderingId }) => renderingId === value?.renderingId) ? value : null,
  );
  return useMemo(() => judgeLive(stored, live, findings), [stored, live, findings]);
}

/** Shows the terms of a row's texts, as long as the row is on screen: those of the source, and what is wrong in a rendering. */
export function useTermLayers(row: Row): void {
  const { terms, layers, look } = useModel();
  const { id } = row.paragraph;
  const found = useParagraphTerms(id);
  const shown = useStore(look, (value) => value.shown.join());
  const revisions = [row.paragraph, ...Object.values(row.renderings)].map(({ revision }) => revision).join();
  useEffect(() => terms.paragraphs.watch(id), [terms, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other revisions, and other tracks, are the reason to look again.
  useEffect(() => terms.paragraphs.refresh(id), [terms, id, revisions, shown]);

  const show = useEffectEvent(() => {
    const { paragraph, renderings } = row;
    layers.set(FEATURE, paragraph.id, { text: paragraph.text, layers: sourceLayers(found) });
    for (const rendering of Object.values(renderings))
      layers.set(FEATURE, rendering.id, targetLayers(found, rendering));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: between answers the layers move along by themselves.
  useEffect(() => show(), [found]);
  const hide = useEffectEvent(() => {
    layers.set(FEATURE, row.paragraph.id, null);
    for (const rendering of Object.values(row.renderings)) layers.set(FEATURE, rendering.id, null);
  });
  useEffect(() => () => hide(), []);
}

const KIND_OF = {
  preferred: "term-preferred",
  admitted: "term-admitted",
  proposed: "term-proposed",
  deprecated: "term-deprecated",
  superseded: "term-deprecated",
} as const satisfies Record<TermStatus, TextLayer["kind"]>;

function sourceLayers({ occurrences, concepts }: ParagraphTerms): readonly TextLayer[] {
  const toLayer = ({ conceptId, termId, start, end }: Occurrence): readonly TextLayer[] => {
    const term = concepts[conceptId]?.terms.find(({ id }) => id === termId);
    return term === undefined ? [] : [{ start, end, kind: KIND_OF[term.status], id: conceptId }];
  };
  return occurrences.flatMap(toLayer);
}

/**
 * Only what is wrong is marked where people write. Verdicts of a stored revision say nothing of a text that has gone on
 * since, until the next ones come.
 */
function targetLayers(
  { renderings }: LiveParagraphTerms,
  rendering: { readonly id: string; readonly text: string; readonly revision: number },
): { readonly text: string; readonly layers: readonly TextLayer[] } {
  const judged = renderings.find(({ renderingId }) => renderingId === rendering.id);
  const text = judged?.liveText ?? rendering.text;
  if (judged === undefined || (judged.liveText === null && judged.revision !== rendering.revision))
    return { text, layers: [] };
  const layers = judged.verdicts
    .filter(({ verdict }) => verdict === "forbidden" || verdict === "superseded")
    .flatMap(({ conceptId, targetSpans }) =>
      targetSpans.map(({ start, end }) => ({ start, end, kind: "term-deprecated" as const, id: conceptId })),
    );
  return { text, layers };
}
