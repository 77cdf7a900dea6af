import { type LookedState, type LookOrTake, useLookedFile } from "@/components/ui/use-looked-file";
import type { MemoryImportProgress, MemoryImportReport } from "@/lib/memory/server/schema";

export type TmxState = LookedState<MemoryImportReport, MemoryImportProgress>;

/** Looks what a file of pairs, or plain files that belong together, would do in a memory, and takes it in. */
export function useTmxImport(memoryId: string) {
  const { state, send, forget } = useLookedFile<MemoryImportReport, MemoryImportProgress>(true);
  return {
    state,
    send: (what: LookOrTake, file: File, others: readonly File[]) =>
      send(what, {
        ...{ path: "/memory/import", file, others, isBody: others.length === 0 },
        fields: { memoryId, dryRun: String(what === "look") },
      }),
    cancel: forget,
  };
}
