import { api } from "@/components/ui/api";
import { createStore, type Store } from "@/components/workbench/store";
import type { AssignmentView } from "@/lib/review/server/assignments-schema";

/** The work that was given in a document's tracks, as far as somebody has looked. */
export type AssignmentsStore = {
  readonly byTrack: Store<ReadonlyMap<string, readonly AssignmentView[]>>;
  /** Reads a track's, anew each time. */
  readonly load: (trackId: string) => Promise<void>;
};

const NONE: readonly AssignmentView[] = [];

export function createAssignmentsStore(projectId: string): AssignmentsStore {
  const byTrack = createStore<ReadonlyMap<string, readonly AssignmentView[]>>(new Map());
  return {
    byTrack,
    load: async (trackId) => {
      const path = `/projects/${projectId}/assignments?track=${trackId}&limit=1000`;
      const { items } = await api<{ items: readonly AssignmentView[] }>(path);
      byTrack.set((known) => new Map(known).set(trackId, items));
    },
  };
}

/** Those of a track that were read; the same list until they are read again. */
export function givenIn(
  known: ReadonlyMap<string, readonly AssignmentView[]>,
  trackId: string,
): readonly AssignmentView[] {
  return known.get(trackId) ?? NONE;
}

/** Whether the paragraph of this number, from 1, is part of it. */
export function covers({ fromParagraphId, fromNumber, toNumber }: AssignmentView, number: number): boolean {
  if (fromParagraphId === null) return true;
  return fromNumber !== null && toNumber !== null && fromNumber <= number && number <= toNumber;
}
