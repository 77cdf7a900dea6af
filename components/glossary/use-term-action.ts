"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { Problem } from "@/components/ui/api";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useProblemText } from "@/components/ui/use-problem-text";

const held = z.object({ proposalId: z.uuid() });

/** Runs a change of terms as `useAction` does; where a proposal holds what it would change, the way there is shown. */
export function useTermAction(): ReturnType<typeof useAction> {
  const t = useTranslations("glossary.proposal");
  const router = useRouter();
  const toast = useToast();
  const problemText = useProblemText();
  const { busy, run } = useAction();
  const runHeld = useCallback(
    (work: () => Promise<void>) =>
      run(async () => {
        try {
          await work();
        } catch (error) {
          const by = held.safeParse(error instanceof Problem ? error.current : null);
          if (!by.success) throw error;
          const open = () => router.push(`/proposals/${by.data.proposalId}`);
          toast(problemText(error), { tone: "error", more: { label: t("openIt"), run: open } });
        }
      }),
    [run, router, toast, problemText, t],
  );
  return { busy, run: runHeld };
}
