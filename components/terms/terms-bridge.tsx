"use client";

import { useEffect } from "react";
import { useModel } from "@/components/workbench/context";
import type { WorkbenchModel } from "@/components/workbench/model";
import { openTerms } from "./term-actions";

/** Ties terms to the screen: a click on an underlined term shows it in the panel. */
export function TermsBridge() {
  const model = useModel();
  useEffect(() => openOnClick(model), [model]);
  return null;
}

function openOnClick(model: WorkbenchModel): () => void {
  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const layer = target.closest<HTMLElement>('[data-layer^="term-"][data-id]');
    // A click into a rendering is there to write, and an annotation lies above a term, whichever holds the other.
    if (layer === null || layer.closest('[data-cell="source"]') === null) return;
    if (target.closest('[data-layer^="annotation"]') !== null) return;
    if (document.getSelection()?.isCollapsed === false) return;
    openTerms(model, layer.dataset.id ?? null);
  };
  document.addEventListener("click", click);
  return () => document.removeEventListener("click", click);
}
