"use client";

import { useEffect, useState } from "react";
import { api } from "@/components/ui/api";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { Report } from "@/lib/review/core/report";

/** A track's quality report as it stands when one looks; null while it is made. Then goes to the part that the address names. */
export function useReport(documentId: string, trackId: string) {
  const say = useProblemText();
  const [round, setRound] = useState(0);
  const [report, setReport] = useState<Report | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is the wish to look again.
  useEffect(() => {
    const stop = new AbortController();
    setReport(null);
    setProblem(null);
    api<Report>(`/documents/${documentId}/report?track=${trackId}`, { signal: stop.signal })
      .then(setReport)
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setProblem(say(error));
      });
    return () => stop.abort();
  }, [documentId, trackId, round]);
  const isThere = report !== null;
  useEffect(() => {
    if (isThere && location.hash !== "") document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [isThere]);
  return { report, problem, again: () => setRound((count) => count + 1) };
}
