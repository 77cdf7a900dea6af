import { useEffect, useRef, useState } from "react";
import { type SendStage, sendForm } from "@/components/ui/send-form";
import type { ArchiveProgress, ArchiveReport } from "@/lib/archive/server/schema";

export type BringStage = SendStage | ({ readonly stage: "taking" } & ArchiveProgress);

export type BringState = {
  /** What is under way: only looking, or taking it in. */
  readonly running: { readonly what: "look" | "take"; readonly stage: BringStage } | null;
  readonly report: ArchiveReport | null;
  readonly error: unknown;
};

const NOTHING: BringState = { running: null, report: null, error: null };

/** Looks what an archive holds and takes it in; one at a time, and either can be canceled. */
export function useBringIn() {
  const [state, set] = useState(NOTHING);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  /** What came of it; null when it was refused or canceled. */
  const send = async (what: "look" | "take", file: File): Promise<ArchiveReport | null> => {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    const show = (stage: BringStage) =>
      !own.signal.aborted && set((before) => ({ ...before, running: { what, stage } }));
    set((before) => ({ ...before, running: { what, stage: { stage: "sending", share: 0 } }, error: null }));
    const form = new FormData();
    form.set("file", file, file.name);
    try {
      const path = `/projects/archive?dryRun=${what === "look"}`;
      const report = await sendForm<ArchiveReport, ArchiveProgress>(path, form, {
        signal: own.signal,
        onStage: show,
        onProgress: (progress) => show({ stage: "taking", ...progress }),
      });
      set({ running: null, report, error: null });
      return report;
    } catch (error) {
      if (abort.current === own) set(own.signal.aborted ? NOTHING : { running: null, report: null, error });
      return null;
    }
  };
  const cancel = () => {
    abort.current?.abort();
    set(NOTHING);
  };
  return { state, send, cancel };
}
