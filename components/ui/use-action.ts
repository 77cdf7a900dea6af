"use client";

import { useCallback, useState } from "react";
import { useToast } from "./toast";
import { useProblemText } from "./use-problem-text";

/** Runs one thing at a time and says in a toast when it was refused. */
export function useAction(): {
  readonly busy: boolean;
  readonly run: (work: () => Promise<void>) => Promise<void>;
} {
  const toast = useToast();
  const problemText = useProblemText();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (work: () => Promise<void>) => {
      setBusy(true);
      try {
        await work();
      } catch (problem) {
        toast(problemText(problem), { tone: "error" });
      } finally {
        setBusy(false);
      }
    },
    [toast, problemText],
  );
  return { busy, run };
}
