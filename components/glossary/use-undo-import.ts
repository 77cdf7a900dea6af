"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";

/** Takes an import back, says what stayed because it was changed since, and reads the page anew. */
export function useUndoImport(): (importId: string) => Promise<void> {
  const t = useTranslations("glossary.bulk");
  const router = useRouter();
  const toast = useToast();
  const { run } = useAction();
  return useCallback(
    (importId) =>
      run(async () => {
        const path = `/imports/${importId}/undo`;
        const { restored, kept } = await api<{ restored: number; kept: number }>(path, { method: "POST" });
        toast(t("undone", { restored, kept }));
        router.refresh();
      }),
    [run, toast, t, router],
  );
}
