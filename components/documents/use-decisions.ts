"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { useToast } from "@/components/ui/toast";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { AcceptedAll, Imported } from "@/lib/documents/server/schema";

export type Verb = "accept" | "refuse" | "undo";

export type Decisions = {
  /** The proposal that is being decided, "all", or null. */
  readonly busy: string | null;
  readonly decide: (proposalId: string, verb: Verb) => void;
  readonly acceptAll: () => void;
  /** A part was appended: shows it, and offers to take it back. */
  readonly appended: (part: Imported) => void;
};

/** Decisions of the import page. The server takes them one at a time, and the page shows what it says afterwards. */
export function useDecisions(documentId: string): Decisions {
  const t = useTranslations("documents.review");
  const router = useRouter();
  const toast = useToast();
  const problemText = useProblemText();
  const [busy, setBusy] = useState<string | null>(null);
  const [, startRefresh] = useTransition();

  const run = useCallback(
    async (what: string, work: () => Promise<void>) => {
      setBusy(what);
      try {
        await work();
      } catch (problem) {
        toast(problemText(problem), { tone: "error" });
      } finally {
        startRefresh(() => {
          router.refresh();
          setBusy(null);
        });
      }
    },
    [router, toast, problemText],
  );

  const decide = (proposalId: string, verb: Verb) => {
    if (busy === proposalId) return;
    void run(proposalId, async () => {
      await api(`/proposals/${proposalId}/${verb}`, { method: "POST" });
      if (verb === "accept") toast(t("accepted"), { undo: () => decide(proposalId, "undo") });
    });
  };
  const acceptAll = () =>
    void run("all", async () => {
      const { accepted, refused } = await api<AcceptedAll>(`/documents/${documentId}/proposals/accept-all`, {
        method: "POST",
      });
      toast(t("acceptedAll", { count: accepted }));
      if (refused.length > 0) toast(t("notAccepted", { count: refused.length }), { tone: "error" });
    });
  const takeBack = (part: number) =>
    void run("append", async () => {
      const { removed } = await api<{ removed: number }>(`/documents/${documentId}/parts/${part}/undo`, {
        method: "POST",
      });
      toast(t("appendUndone", { count: removed }));
    });
  const appended = ({ part, paragraphCount }: Imported) =>
    void run("append", async () => {
      toast(t("appended", { count: paragraphCount }), { undo: () => takeBack(part) });
    });
  return { busy, decide, acceptAll, appended };
}
