"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { api, Problem } from "@/components/ui/api";
import { useToast } from "@/components/ui/toast";
import type { Step } from "@/lib/glossary/core/change";
import type { ConceptView, GlossaryView } from "@/lib/glossary/server/schema";
import { type ConceptRequest, changeOrPropose } from "./change-concept";
import { StaleDialog } from "./stale-dialog";
import { useTermAction } from "./use-term-action";

/** A change that a person wants. */
export type WantedChange = {
  /** The concept as they saw it when they began. */
  readonly base: ConceptView;
  readonly steps: readonly Step[];
  /** The request that makes these steps, or what is left of them. */
  readonly request: (steps: readonly Step[]) => ConceptRequest;
  readonly reason: string;
  /** When it is made or proposed, or given up. */
  readonly done?: (() => void) | undefined;
  /** What is said, with a way back, of something that was taken away at once. */
  readonly removed?: string;
};

/** A change that met another one: somebody saved this meanwhile. */
export type StaleChange = { readonly wanted: WantedChange; readonly current: ConceptView };

type ConceptChanges = { readonly busy: boolean; readonly change: (wanted: WantedChange) => void };

const ChangesContext = createContext<ConceptChanges | null>(null);

/** How a concept is changed from anywhere on its page. */
export function useConceptChanges(): ConceptChanges {
  const changes = useContext(ChangesContext);
  if (changes === null) throw new Error("useConceptChanges needs ConceptChanges around it.");
  return changes;
}

/** Changes a concept and says what came of it: done, proposed, or that somebody was faster and what they did. */
export function ConceptChanges({ glossary, children }: { glossary: GlossaryView; children: ReactNode }) {
  const t = useTranslations("glossary.entry");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useTermAction();
  const [stale, setStale] = useState<StaleChange | null>(null);

  const value = useMemo(() => {
    const send = (wanted: WantedChange, seen: ConceptView) =>
      run(async () => {
        const { base, steps, request, reason, done, removed } = wanted;
        if (steps.length === 0) {
          done?.();
          toast(t("nothingChanged"));
          return;
        }
        try {
          const { proposalId } = await changeOrPropose(seen, request(steps), steps, reason);
          setStale(null);
          done?.();
          if (proposalId === null && removed !== undefined) toast(removed, { undo: () => putBack(seen) });
          else toast(t(proposalId === null ? "saved" : "proposed"));
          router.refresh();
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== "stale") throw error;
          setStale({ wanted, current: await api<ConceptView>(`/concepts/${base.id}`) });
        }
      });
    // Only what nobody has changed since: that would be undone with it.
    const putBack = ({ id, revision }: ConceptView) =>
      void run(async () => {
        const headers = { "if-match": `"${revision + 1}"` };
        await api(`/concepts/${id}/restore`, { method: "POST", headers, body: { revision } });
        router.refresh();
      });
    const keepTheirs = (given: StaleChange) => {
      setStale(null);
      given.wanted.done?.();
      toast(t("stale.kept"), { undo: () => setStale(given) });
      router.refresh();
    };
    return { busy, change: (wanted: WantedChange) => void send(wanted, wanted.base), send, keepTheirs };
  }, [busy, run, toast, t, router]);

  return (
    <ChangesContext.Provider value={value}>
      {children}
      {stale !== null && (
        <StaleDialog
          key={stale.current.revision}
          glossary={glossary}
          stale={stale}
          busy={busy}
          onApply={(steps) => void value.send({ ...stale.wanted, steps }, stale.current)}
          onKeep={() => value.keepTheirs(stale)}
          onClose={() => setStale(null)}
        />
      )}
    </ChangesContext.Provider>
  );
}
