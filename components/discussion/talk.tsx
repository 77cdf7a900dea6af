"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Mentionable } from "@/lib/discussion/core/mentions";

/** Who speaks in discussions here, and what they may do: the workbench and a proposal's page know it in their own ways. */
export type Talk = {
  readonly personId: string;
  readonly mayWrite: boolean;
  /** May take away what others wrote. */
  readonly mayModerate: boolean;
  /** Who can be mentioned. */
  readonly people: readonly Mentionable[];
};

const TalkContext = createContext<Talk | null>(null);

export function TalkProvider({ talk, children }: { talk: Talk; children: ReactNode }) {
  return <TalkContext.Provider value={talk}>{children}</TalkContext.Provider>;
}

export function useTalk(): Talk {
  const talk = useContext(TalkContext);
  if (talk === null) throw new Error("useTalk needs a TalkProvider around it.");
  return talk;
}
