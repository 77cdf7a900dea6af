import { useEffect, useRef, useState } from "react";
import { api } from "@/components/ui/api";
import type { Wanted } from "@/lib/search/core/find-places";
import type { Replaceable, ReplaceablePage } from "@/lib/search/server/replace-schema";

/** What is looked for, and where. */
export type Asked = Wanted & {
  readonly projectId: string;
  readonly document: string | null;
  readonly track: string | null;
};

/** Looking goes on by itself until it has so many places; then it waits to be asked for more. */
const PLACES_AT_ONCE = 500;

export type Looked = {
  readonly asked: Asked;
  readonly items: readonly Replaceable[];
  /** Null when all was looked through. */
  readonly nextCursor: string | null;
  /** Texts looked through. */
  readonly looked: number;
  readonly isLooking: boolean;
};

/** Looks through a project for places to replace, portion by portion. */
export function useReplaceable(onProblem: (problem: unknown) => void) {
  const [found, setFound] = useState<Looked | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const goOn = async (begin: Looked) => {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    let now: Looked = { ...begin, isLooking: true };
    const most = countPlaces(begin.items) + PLACES_AT_ONCE;
    setFound(now);
    try {
      do {
        const page = await api<ReplaceablePage>(pathOf(now), { signal: own.signal });
        const isDone = page.nextCursor === null;
        const items = [...now.items, ...page.items];
        const isLooking = !isDone && countPlaces(items) < most;
        now = { ...now, items, isLooking, nextCursor: page.nextCursor, looked: now.looked + page.looked };
        if (!own.signal.aborted) setFound(now);
      } while (now.isLooking && !own.signal.aborted);
    } catch (problem) {
      if (own.signal.aborted) return;
      setFound({ ...now, isLooking: false });
      onProblem(problem);
    }
  };
  return {
    found,
    look: (asked: Asked) => goOn({ asked, items: [], nextCursor: null, looked: 0, isLooking: true }),
    more: () => (found === null ? Promise.resolve() : goOn(found)),
    stop: () => {
      abort.current?.abort();
      setFound((before) => before && { ...before, isLooking: false });
    },
    clear: () => {
      abort.current?.abort();
      setFound(null);
    },
  };
}

const countPlaces = (items: readonly Replaceable[]): number =>
  items.reduce((sum, { places }) => sum + places.length, 0);

function pathOf({ asked, nextCursor }: Looked): string {
  const { projectId, find, matchCase, wholeWord, anyForm, document, track } = asked;
  const said = { document, track, cursor: nextCursor };
  const query = new URLSearchParams({
    ...{ find, matchCase: String(matchCase), wholeWord: String(wholeWord), anyForm: String(anyForm) },
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
  });
  return `/projects/${projectId}/replaceable?${query}`;
}
