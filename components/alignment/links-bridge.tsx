"use client";

import { useEffect } from "react";
import { useModel } from "@/components/workbench/context";
import type { WorkbenchModel } from "@/components/workbench/model";
import { offsetAtPoint } from "@/components/workbench/static-text";
import type { LayeredText } from "@/lib/text/core/layers";
import { findCounterparts, ownSentence, type Pointed } from "./counterparts";

const FEATURE = "links";

/**
 * Shows what stands for a sentence on the other side, while the pointer rests on it, words of it are selected, or the keys
 * have come to it.
 */
export function LinksBridge() {
  const model = useModel();
  useEffect(() => follow(model), [model]);
  return null;
}

/**
 * The text that is pointed at stays as it is: drawing it anew would take the selection apart that somebody is making.
 *
 * @returns ends it
 */
function follow(model: WorkbenchModel): () => void {
  let shown: readonly string[] = [];
  let frame = 0;
  const show = (pointed: Pointed | null, own: LayeredText | null = null) => {
    const found =
      pointed === null
        ? new Map<string, LayeredText>()
        : findCounterparts(model.links.get(pointed.row.paragraph.id), pointed);
    const ownKey =
      pointed?.trackId == null ? pointed?.row.paragraph.id : pointed.row.renderings[pointed.trackId]?.id;
    if (own !== null && ownKey !== undefined) found.set(ownKey, own);
    for (const key of shown) if (!found.has(key)) model.layers.set(FEATURE, key, null);
    for (const [key, layered] of found) model.layers.set(FEATURE, key, layered);
    shown = [...found.keys()];
  };
  const move = (event: PointerEvent) => {
    if (event.buttons !== 0 || model.selection.get() !== null || model.sentence.get() !== null) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => show(readPointed(model, event)));
  };
  const stopListening = model.selection.subscribe(() => {
    const selection = model.selection.get();
    show(
      selection === null ? null : { row: selection.row, trackId: selection.trackId, offset: selection.start },
    );
  });
  const stopKeys = model.sentence.subscribe(() => {
    const pointed = model.sentence.get();
    show(pointed, pointed && ownSentence(model.links.get(pointed.row.paragraph.id), pointed));
  });
  // Who goes on to another cell is done with the sentence.
  const stopCursor = model.cursor.subscribe(() => {
    const pointed = model.sentence.get();
    const { index, column } = model.cursor.get();
    if (pointed !== null && (pointed.row.index !== index || pointed.trackId !== column))
      model.sentence.set(null);
  });
  document.addEventListener("pointermove", move);
  return () => {
    cancelAnimationFrame(frame);
    stopListening();
    stopKeys();
    stopCursor();
    document.removeEventListener("pointermove", move);
    show(null);
  };
}

function readPointed(model: WorkbenchModel, { target, clientX, clientY }: PointerEvent): Pointed | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
  const row = model.rows.row(Number(cell?.closest<HTMLElement>("[data-index]")?.dataset.index ?? Number.NaN));
  if (cell === null || row === undefined) return null;
  const offset = offsetAtPoint(cell, clientX, clientY);
  if (offset === "end") return null;
  return { row, trackId: cell.dataset.cell === "source" ? null : (cell.dataset.cell ?? null), offset };
}
