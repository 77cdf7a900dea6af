"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useModel } from "@/components/workbench/context";
import type { Row } from "@/components/workbench/row";
import { useStore } from "@/components/workbench/store";
import { compareLayers } from "./compare-layers";

const FEATURE = "compare";

/** Marks in a row's texts where the tracks shown differ from the base, while they are compared. */
export function useComparisonLayers(row: Row): void {
  const { look, layers } = useModel();
  const t = useTranslations("compare.layers");
  const base = useStore(look, (value) => value.base);
  const shown = useStore(look, (value) => value.shown.join());
  useEffect(() => {
    if (base === null) return;
    const compared = shown.split(",").flatMap((trackId) => {
      const rendering = row.renderings[trackId];
      return rendering === undefined ? [] : [{ trackId, id: rendering.id, text: rendering.text }];
    });
    const found = compareLayers(compared, base, {
      instead: (words) => t("instead", { words }),
      lacks: (words) => t("lacks", { words }),
      added: t("added"),
    });
    for (const { id, trackId } of compared) layers.set(FEATURE, id, found.get(trackId) ?? null);
    return () => {
      for (const { id } of compared) layers.set(FEATURE, id, null);
    };
  }, [row, base, shown, layers, t]);
}
