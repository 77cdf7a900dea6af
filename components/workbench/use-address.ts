"use client";

import { useEffect } from "react";
import type { WorkbenchModel } from "./model";
import { chooseTracks, writeUrlState } from "./url-state";

const AFTER_MS = 250;

function keyOf(documentId: string): string {
  return `duizhao-tracks:${documentId}`;
}

/** Keeps the address such that a bookmark comes back to the same place, and remembers the tracks on this device. */
export function useAddress(model: WorkbenchModel): void {
  useEffect(() => {
    const key = keyOf(model.seed.document.id);
    if (model.seed.url.tracks === null) recall(model, key);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const { view, layout, shown, base } = model.look.get();
      const { index } = model.cursor.get();
      const query = writeUrlState({
        view,
        layout,
        tracks: shown,
        base,
        paragraph: index + 1,
        ...model.pointed.get(),
      });
      window.history.replaceState(null, "", window.location.pathname + query);
      localStorage.setItem(key, JSON.stringify(shown));
    };
    const settle = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      write();
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(settle, AFTER_MS);
    };
    model.address.settle = settle;
    // A view is chosen now and then, and a reload right after must find it; the cursor moves all the time.
    const stops = [
      model.look.subscribe(write),
      model.cursor.subscribe(later),
      model.pointed.subscribe(later),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [model]);
}

function recall(model: WorkbenchModel, key: string): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (!Array.isArray(kept)) return;
    const existing = model.tracks.get().map(({ id }) => id);
    const shown = chooseTracks(existing, kept.map(String));
    if (shown.join() === model.look.get().shown.join()) return;
    model.look.set((look) => ({ ...look, shown }));
    model.cursor.set((cursor) => ({ ...cursor, column: shown[0] ?? null }));
  } catch {
    localStorage.removeItem(key);
  }
}
