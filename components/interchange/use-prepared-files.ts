"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/components/ui/api";
import { isOpen } from "@/lib/interchange/core/jobs";
import type { JobView } from "@/lib/interchange/server/jobs-schema";

/** How often it is asked how far they are, while any is under way. */
const ASK_EVERY_MS = 1000;

type PreparedFiles = {
  readonly items: readonly JobView[];
  /** Asks for the list now: something was changed. */
  readonly load: () => Promise<void>;
};

/**
 * The files of a document that the person had made in the background; looked at again and again while any is under way.
 *
 * @param onReady hears of each that is done since it was looked at last
 */
export function usePreparedFiles(
  documentId: string,
  initial: readonly JobView[],
  onReady: (job: JobView) => void,
): PreparedFiles {
  const [items, setItems] = useState(initial);
  const known = useRef(initial);
  const tell = useRef(onReady);
  tell.current = onReady;

  const load = useCallback(async () => {
    const { items: next } = await api<{ items: readonly JobView[] }>(`/documents/${documentId}/exports`);
    const wereOpen = new Set(known.current.filter(({ state }) => isOpen(state)).map(({ id }) => id));
    known.current = next;
    setItems(next);
    for (const job of next) if (job.state === "done" && wereOpen.has(job.id)) tell.current(job);
  }, [documentId]);

  const isAnyOpen = items.some(({ state }) => isOpen(state));
  useEffect(() => {
    if (!isAnyOpen) return;
    // When the server does not answer, what was known stays on the screen, and the next question asks again.
    const timer = setInterval(() => void load().catch(() => {}), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isAnyOpen, load]);

  return { items, load };
}
