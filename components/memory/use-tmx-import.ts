import { type LookedState, type LookOrTake, useLookedFile } from "@/components/ui/use-looked-file";
import type { MemoryImportProgress, MemoryImportReport } from "@/lib/memory/server/schema";

export type TmxState = LookedState<MemoryImportReport, MemoryImportProgress>;

/** Looks what a file of pairs would do in a memory and takes it in. */
export function useTmxImport(memoryId: string) {
  const { state, send, forget } = useLookedFile<MemoryImportReport, MemoryImportProgress>(true);
  return {
    state,
    send: (what: LookOrTake, file: File) =>
      send(what, {
        ...{ path: "/memory/import", file, isBody: true },
        fields: { memoryId, dryRun: String(what === "look") },
      }),
    cancel: forget,
  };
}
