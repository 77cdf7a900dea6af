"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { api, Problem } from "./api";
import { useAction } from "./use-action";

/** Changes what stands now, and says whether it is saved. */
export type SaveSettings<Settings> = (
  change: (now: Settings) => Partial<Omit<Settings, "revision">>,
) => Promise<boolean>;

/**
 * Settings that are saved as soon as something is chosen. What was chosen shows at once; it goes back when it cannot be
 * saved, and gives way to what others saved meanwhile.
 *
 * @param given.read what a refusal says that stands there now; null when it says nothing of it
 */
export function useSettings<Settings extends { readonly revision: number }>(given: {
  readonly path: string;
  readonly initial: Settings;
  readonly read: (current: unknown) => Settings | null;
}): { readonly settings: Settings; readonly busy: boolean; readonly save: SaveSettings<Settings> } {
  const { path, initial, read } = given;
  const router = useRouter();
  const { busy, run } = useAction();
  const [settings, setSettings] = useState(initial);
  // An undo comes from an older drawing of the page: it, too, changes what stands now.
  const latest = useRef(initial);
  const show = (next: Settings) => {
    latest.current = next;
    setSettings(next);
  };
  const saveNow: SaveSettings<Settings> = async (change) => {
    const before = latest.current;
    let saved = false;
    setSettings({ ...before, ...change(before) });
    await run(async () => {
      try {
        show(
          await api<Settings>(path, {
            method: "PATCH",
            body: change(before),
            headers: { "if-match": `"${before.revision}"` },
          }),
        );
        saved = true;
        router.refresh();
      } catch (error) {
        show((error instanceof Problem ? read(error.current) : null) ?? before);
        throw error;
      }
    });
    return saved;
  };
  // One after the other: each is a change of what the one before left.
  const waiting = useRef(Promise.resolve(true));
  const save: SaveSettings<Settings> = (change) => {
    waiting.current = waiting.current.then(() => saveNow(change));
    return waiting.current;
  };
  return { settings, busy, save };
}
