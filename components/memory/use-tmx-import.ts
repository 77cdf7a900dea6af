import { useEffect, useRef, useState } from "react";
import { type SendStage, sendForm } from "@/components/ui/send-form";
import type { MemoryImportProgress, MemoryImportReport } from "@/lib/memory/server/schema";

export type TmxStage = SendStage | ({ readonly stage: "taking" } & MemoryImportProgress);

export type TmxState = {
  /** What is under way: only looking what would happen, or taking it in. */
  readonly running: { readonly what: "look" | "take"; readonly stage: TmxStage } | null;
  readonly report: MemoryImportReport | null;
  readonly error: unknown;
};

const NOTHING: TmxState = { running: null, report: null, error: null };

/** Looks what a TMX file would do in a memory and takes it in; one at a time. */
export function useTmxImport(memoryId: string) {
  const [state, set] = useState(NOTHING);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  /** What came of it; null when it was refused or canceled. */
  const send = async (what: "look" | "take", file: File): Promise<MemoryImportReport | null> => {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    const show = (stage: TmxStage) =>
      !own.signal.aborted && set((before) => ({ ...before, running: { what, stage } }));
    set((before) => ({ ...before, running: { what, stage: { stage: "sending", share: 0 } }, error: null }));
    const form = new FormData();
    form.set("file", file, file.name);
    form.set("memoryId", memoryId);
    form.set("dryRun", String(what === "look"));
    try {
      const report = await sendForm<MemoryImportReport, MemoryImportProgress>("/memory/import", form, {
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
