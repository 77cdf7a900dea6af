"use client";

import { useEffect, useState } from "react";
import type { z } from "zod";
import { api } from "@/components/ui/api";
import type { exportPreview } from "@/lib/interchange/server/schema";

export type Preview = z.output<typeof exportPreview>;

/** `stale` while the next one is on its way: the last stays on the screen. */
export type PreviewState =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly error: unknown }
  | { readonly status: "ready"; readonly preview: Preview; readonly stale: boolean };

/** Clicks through several choices ask once. */
const PAUSE_MS = 150;

/** The preview of an export, asked for again whenever the query changes: first a quick one, then what that left open. */
export function useExportPreview(documentId: string, search: string): PreviewState {
  const [state, setState] = useState<PreviewState>({ status: "loading" });

  useEffect(() => {
    const asking = new AbortController();
    setState((before) => (before.status === "ready" ? { ...before, stale: true } : { status: "loading" }));
    const timer = setTimeout(() => {
      const ask = (how: string) =>
        api<Preview>(`/documents/${documentId}/export/preview?${search}${how}`, {
          signal: asking.signal,
        }).then((preview) => {
          setState({ status: "ready", preview, stale: false });
          return preview;
        });
      ask("&quick=true")
        .then(({ loss }) => (loss.some(({ atLeast }) => atLeast === true) ? ask("") : null))
        .catch((error: unknown) => {
          if (!asking.signal.aborted) setState({ status: "failed", error });
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [documentId, search]);

  return state;
}
