"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { api, Problem } from "@/components/ui/api";
import { beginHistory, goOn, type History, redo, undo } from "@/lib/alignment/core/edit-history";
import type { Edit } from "@/lib/alignment/core/edit-layout";
import type { Layout } from "@/lib/alignment/core/layout";
import type { DraftView, Imported } from "@/lib/alignment/server/schema";
import { realignUntilStill } from "./realign-still";

const SAVE_AFTER_MS = 700;

export type Repair = {
  readonly layout: Layout;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** False when there is nothing to do. */
  readonly edit: (edit: Edit) => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Aligns again around what is fixed, also meanwhile; it can be taken back like an edit. */
  readonly realign: (signal: AbortSignal) => Promise<void>;
  readonly write: (options: { readonly preview: boolean; readonly replace: boolean }) => Promise<Imported>;
  readonly discard: () => Promise<void>;
  /** Why the layout could not be kept; null while it can. */
  readonly problem: unknown;
};

/** A draft that is worked on: every state of it is kept by the server, one after the other. */
export function useRepair(draft: DraftView): Repair {
  const [history, setHistory] = useState<History<Layout>>(() => beginHistory(draft.layout));
  const [problem, setProblem] = useState<unknown>(null);
  const { present } = history;
  const kept = useRef({ layout: draft.layout as Layout, revision: draft.revision });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const path = `/tracks/${draft.trackId}/alignment`;

  /** One request after the other: each goes out with the revision that the last one gave. */
  const inTurn = useCallback(<Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const done = queue.current.then(work);
    queue.current = done.catch(() => {});
    return done;
  }, []);
  const headers = () => ({ "if-match": `"${kept.current.revision}"` });
  const latest = useRef<Layout>(present);
  const goTo = (next: History<Layout>) => {
    latest.current = next.present;
    setHistory(next);
  };
  const save = useCallback(
    (layout: Layout) =>
      inTurn(async () => {
        // What came after it is kept in its turn.
        if (kept.current.layout === layout || latest.current !== layout) return;
        const answer = await api<{ revision: number }>(path, {
          ...{ method: "PUT", body: { layout } },
          headers: { "if-match": `"${kept.current.revision}"` },
        });
        kept.current = { layout, revision: answer.revision };
        setProblem(null);
      }),
    [inTurn, path],
  );
  useEffect(() => {
    if (kept.current.layout === present) return;
    const timer = setTimeout(() => void save(present).catch(setProblem), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [present, save]);
  // Who goes on to another page of ours need not wait until it is kept.
  useEffect(() => () => void save(latest.current).catch(() => {}), [save]);
  useWarning(() => kept.current.layout !== present);

  return {
    layout: present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    problem,
    edit: (edit) => {
      const next = edit(present);
      if (next !== null) goTo(goOn(history, next));
      return next !== null;
    },
    undo: () => goTo(undo(history)),
    redo: () => goTo(redo(history)),
    realign: (signal) =>
      inTurn(async () => {
        const again = await realignUntilStill(
          () => latest.current,
          async (layout) => {
            const options = { method: "POST", body: { layout }, headers: headers(), signal } as const;
            const found = await api<DraftView>(`${path}/realign`, options);
            kept.current = { layout: found.layout, revision: found.revision };
            return found.layout;
          },
        );
        latest.current = again;
        setHistory((before) => goOn(before, again));
      }),
    write: async (options) => {
      await save(present);
      return api<Imported>(`${path}/write`, { method: "POST", body: options, headers: headers() });
    },
    discard: () =>
      inTurn(() => api(path, { method: "DELETE", headers: headers() })).catch((error: unknown) => {
        if (!(error instanceof Problem && error.code === "not-found")) throw error;
      }),
  };
}

/** Asks before the page is left while something is not kept yet. */
function useWarning(isUnkept: () => boolean): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isUnkept()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  });
}
