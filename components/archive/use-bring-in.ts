import { type LookedState, type LookOrTake, useLookedFile } from "@/components/ui/use-looked-file";
import type { ArchiveProgress, ArchiveReport } from "@/lib/archive/server/schema";

export type BringState = LookedState<ArchiveReport, ArchiveProgress>;

/** Looks what an archive holds and takes it in. */
export function useBringIn() {
  const { state, send, forget } = useLookedFile<ArchiveReport, ArchiveProgress>(true);
  return {
    state,
    send: (what: LookOrTake, file: File) =>
      send(what, { path: `/projects/archive?dryRun=${what === "look"}&glossaries=copy`, file }),
    cancel: forget,
  };
}
