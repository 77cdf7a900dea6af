"use client";

import { useEffect, useState } from "react";
import { loadLate } from "./late-code";

/**
 * Code that comes when it is needed; null until it is there.
 *
 * @param load a dynamic import: the same function at each drawing
 * @param loaded what is there already
 */
export function useLateCode<Code extends object>(
  load: () => Promise<Code>,
  loaded: () => Code | null = () => null,
): Code | null {
  const [code, setCode] = useState<Code | null>(loaded);
  useEffect(() => {
    if (code !== null) return;
    const leaving = new AbortController();
    void loadLate(load, leaving.signal).then((come) => {
      if (come !== null) setCode(come);
    });
    return () => leaving.abort();
  }, [code, load]);
  return code;
}
