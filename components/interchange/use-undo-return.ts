import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { sendJson } from "@/components/ui/send-json";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { UndoReturnProgress, UndoReturnReport } from "@/lib/interchange/server/returned-schema";

/**
 * Takes a file's texts out again, tells how far it is, and says how many in the end. Canceled, all stays as it is; whoever leaves the page
 * has not canceled it.
 */
export function useUndoReturn() {
  const t = useTranslations("return");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const [progress, setProgress] = useState<UndoReturnProgress | null>(null);
  const abort = useRef<AbortController | null>(null);
  const undo = (returnId: string) =>
    run(async () => {
      const own = new AbortController();
      abort.current = own;
      try {
        const path = `/returns/${returnId}/undo`;
        const { restored, kept } = await sendJson<UndoReturnReport, UndoReturnProgress>(
          path,
          {},
          { signal: own.signal, onProgress: setProgress },
        );
        toast(t("undone", { restored, kept }));
        router.refresh();
      } catch (error) {
        if (!own.signal.aborted) throw error;
        // It may have been done before the server heard of it.
        router.refresh();
      } finally {
        setProgress(null);
      }
    });
  return { busy, progress, undo, cancel: () => abort.current?.abort() };
}
