"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useModel } from "@/components/workbench/context";
import type { Row } from "@/components/workbench/row";
import { useStore } from "@/components/workbench/store";
import { useGathered } from "@/components/workbench/use-gathered";
import { authorLayers } from "./author-layers";

const FEATURE = "authorship";

/** Colors a row's words by who wrote them and how they came in, while that is shown. */
export function useAuthorLayers(row: Row): void {
  const { authorship, layers, look } = useModel();
  const t = useTranslations("compare.authorship");
  const { id } = row.paragraph;
  const isShown = useStore(authorship.shown, (shown) => shown);
  const writers = useStore(authorship.writers, (known) => known);
  const tracks = useStore(look, (value) => value.shown.join());
  const found = useGathered(authorship.paragraphs, id);
  const revisions = Object.values(row.renderings)
    .map(({ revision }) => revision)
    .join();
  useEffect(() => {
    if (isShown) return authorship.paragraphs.watch(id);
  }, [authorship, id, isShown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other revisions, and other tracks, are the reason to look again.
  useEffect(() => {
    if (isShown) authorship.paragraphs.refresh(id);
  }, [authorship, id, isShown, revisions, tracks]);
  useEffect(() => {
    if (!isShown) return;
    for (const each of found)
      layers.set(
        FEATURE,
        each.renderingId,
        authorLayers(
          each,
          writers,
          ({ name, source }) => `${name ?? t("somebody")}: ${t(`sources.${source}`)}`,
        ),
      );
    return () => {
      for (const { renderingId } of found) layers.set(FEATURE, renderingId, null);
    };
  }, [found, writers, isShown, layers, t]);
}
