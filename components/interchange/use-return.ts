import { type LookedState, type LookOrTake, useLookedFile } from "@/components/ui/use-looked-file";
import type { ReturnReport } from "@/lib/interchange/server/returned-schema";

export type ReturnState = LookedState<ReturnReport, never>;

/** Looks what a file that comes back would do in a track, and takes it in. */
export function useReturn(trackId: string) {
  const { state, send, forget } = useLookedFile<ReturnReport>(false);
  return {
    state,
    send: (what: LookOrTake, file: File, take: readonly string[] = []) => {
      const taken = take.length > 0 ? { take: take.join(",") } : {};
      const fields = { preview: String(what === "look"), ...taken };
      return send(what, { path: `/tracks/${trackId}/returns`, file, fields });
    },
    forget,
  };
}
