import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { sendJson } from "@/components/ui/send-json";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { canGoOn } from "@/lib/renderings/core/can-go-on";
import type { SkippedRendering, UndoReport } from "@/lib/renderings/core/replacement";
import type { ReplaceProgress, ReplaceReport } from "@/lib/search/server/replace-schema";

export type Edit = {
  readonly renderingId: string;
  readonly revision: number;
  readonly start: number;
  readonly end: number;
  readonly expected: string;
  readonly text: string;
};

/** What was left as it is; `undoRest` where an undo left it. */
export type LeftOver = { readonly skipped: readonly SkippedRendering[]; readonly undoRest?: () => void };

/** As many as one request takes; more are a further batch. */
export const MOST_AT_ONCE = 5_000;

/** Carries replacements out and takes them back; `onDone` is called after either. */
export function useReplace(projectId: string, onDone: () => void) {
  const t = useTranslations("search.replace");
  const toast = useToast();
  const { busy, run } = useAction();
  const [progress, setProgress] = useState<ReplaceProgress | null>(null);
  const [left, setLeft] = useState<LeftOver | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const undo = (id: string) =>
    run(async () => {
      const path = `/projects/${projectId}/replacements/${id}/undo`;
      const { undone, kept, skipped } = await api<UndoReport>(path, { method: "POST" });
      setLeft(kept === 0 ? null : { skipped, ...(canGoOn(skipped) && { undoRest: () => void undo(id) }) });
      toast(t("undone", { undone, kept, total: undone + kept }));
      onDone();
    });

  /** @param edits `MOST_AT_ONCE` at most */
  const replace = (find: string, edits: readonly Edit[]) =>
    run(async () => {
      const own = new AbortController();
      abort.current = own;
      let last: ReplaceProgress | null = null;
      const onProgress = (now: ReplaceProgress) => {
        last = now;
        setProgress(now);
      };
      setLeft(null);
      setProgress({ id: null, done: 0, total: 0 });
      try {
        const done = await sendJson<ReplaceReport, ReplaceProgress>(
          `/projects/${projectId}/replacements`,
          { find, edits },
          { signal: own.signal, onProgress },
        );
        const { id, applied, skipped } = done;
        setLeft(skipped.length === 0 ? null : { skipped });
        toast(t("replaced", { applied }), id === null ? {} : { undo: () => void undo(id) });
      } catch (problem) {
        const stopped = idOf(last);
        // What was done before stays, and can be taken back.
        if (stopped !== null) toast(t("stopped"), { undo: () => void undo(stopped) });
        if (!own.signal.aborted) throw problem;
      } finally {
        setProgress(null);
      }
      onDone();
    });
  return { busy, progress, left, replace, cancel: () => abort.current?.abort() };
}

const idOf = (progress: ReplaceProgress | null): string | null => progress?.id ?? null;
