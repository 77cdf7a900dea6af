import { useEffect, useRef, useState } from "react";
import { type SendStage, sendForm } from "@/components/ui/send-form";
import type { ReturnReport } from "@/lib/interchange/server/returned-schema";

export type ReturnState = {
  /** What is under way: only looking what would happen, or taking it in. */
  readonly running: { readonly what: "look" | "take"; readonly stage: SendStage } | null;
  /** What the file would do. */
  readonly report: ReturnReport | null;
  readonly error: unknown;
};

const NOTHING: ReturnState = { running: null, report: null, error: null };

/** Looks what a file that comes back would do in a track, and takes it in; one at a time. */
export function useReturn(trackId: string) {
  const [state, set] = useState(NOTHING);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  /** What came of it; null when it was refused or canceled. */
  const send = async (
    what: "look" | "take",
    file: File,
    take: readonly string[] = [],
  ): Promise<ReturnReport | null> => {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    const show = (stage: SendStage) =>
      !own.signal.aborted && set((before) => ({ ...before, running: { what, stage } }));
    set((before) => ({ ...before, running: { what, stage: { stage: "sending", share: 0 } }, error: null }));
    const form = new FormData();
    form.set("file", file, file.name);
    form.set("preview", String(what === "look"));
    if (take.length > 0) form.set("take", take.join(","));
    try {
      const report = await sendForm<ReturnReport>(`/tracks/${trackId}/returns`, form, {
        signal: own.signal,
        onStage: show,
      });
      set({ running: null, report, error: null });
      return report;
    } catch (error) {
      if (abort.current === own) set(own.signal.aborted ? NOTHING : { running: null, report: null, error });
      return null;
    }
  };
  const forget = () => {
    abort.current?.abort();
    set(NOTHING);
  };
  return { state, send, forget };
}
