import { useCallback, useMemo, useSyncExternalStore } from "react";
import { mapLayers, type TextLayer } from "@/lib/text/core/layers";
import { useModel } from "./context";
import { findInText } from "./find-in-text";
import { useStore } from "./store";

/**
 * Everything to show over a text: what features say, and what is searched for. The same list as long as nothing changed.
 * @param key a paragraph's id for its source, a rendering's id for a rendering
 */
export function useTextLayers(key: string, text: string): readonly TextLayer[] {
  const { layers, find } = useModel();
  const subscribe = useCallback((listener: () => void) => layers.subscribe(key, listener), [layers, key]);
  const read = () => layers.get(key);
  const shown = useSyncExternalStore(subscribe, read, read);
  const query = useStore(find, (value) => value);
  return useMemo(() => {
    const found = query === null ? [] : findInText(text, query);
    if (shown.size === 0 && found.length === 0) return NONE;
    return [
      ...[...shown.values()].flatMap((layered) => mapLayers(layered, text)),
      ...found.map((stretch) => ({ ...stretch, kind: "found" as const })),
    ];
  }, [shown, query, text]);
}

const NONE: readonly TextLayer[] = [];
