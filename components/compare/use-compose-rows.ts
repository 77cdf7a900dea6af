"use client";

import { useEffect, useState } from "react";
import { api } from "@/components/ui/api";
import type { RowView } from "@/lib/renderings/server/rows-schema";

const AT_ONCE = 50;

export type ComposeRowsView = {
  readonly rows: readonly RowView[];
  readonly total: number;
  readonly busy: boolean;
  /** The last ones that were asked for did not come. */
  readonly failed: boolean;
  /** Asks for the next ones; for the same again after they did not come. */
  readonly more: () => void;
};

/** The paragraphs of a document with what all tracks have for them, as far as somebody asked for them. */
export function useComposeRows(documentId: string): ComposeRowsView {
  const [rows, setRows] = useState<readonly RowView[]>([]);
  const [total, setTotal] = useState(0);
  const [asked, setAsked] = useState({ from: 0, nth: 0 });
  const [state, setState] = useState<"busy" | "failed" | "done">("busy");
  useEffect(() => {
    const stop = new AbortController();
    const query = `cursor=${asked.from}&limit=${AT_ONCE}`;
    setState("busy");
    api<{ total: number; items: RowView[] }>(`/documents/${documentId}/rows?${query}`, {
      signal: stop.signal,
    })
      .then((page) => {
        setTotal(page.total);
        setRows((known) => [...known.slice(0, asked.from), ...page.items]);
        setState("done");
      })
      .catch(() => {
        if (!stop.signal.aborted) setState("failed");
      });
    return () => stop.abort();
  }, [documentId, asked]);
  return {
    ...{ rows, total, busy: state === "busy", failed: state === "failed" },
    more: () => setAsked(({ nth }) => ({ from: rows.length, nth: nth + 1 })),
  };
}
