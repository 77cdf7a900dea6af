"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { api, Problem } from "./api";
import { type Change, SettingsQueue } from "./settings-queue";
import { useAction } from "./use-action";

/** Changes what stands now, and says whether it is saved. */
export type SaveSettings<Settings> = (change: Change<Settings>) => Promise<boolean>;

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
  const { run } = useAction();
  const [settings, setSettings] = useState(initial);
  // An undo comes from an older drawing of the page: it, too, changes what stands now.
  const [queue] = useState(
    () =>
      new SettingsQueue<Settings>({
        initial,
        send: (body, { revision }) =>
          api<Settings>(path, { method: "PATCH", body, headers: { "if-match": `"${revision}"` } }),
        read: (error) => (error instanceof Problem ? read(error.current) : null),
        show: setSettings,
      }),
  );
  const save: SaveSettings<Settings> = async (change) => {
    let saved = false;
    await run(async () => {
      await queue.save(change);
      saved = true;
      router.refresh();
    });
    return saved;
  };
  return { settings, busy: queue.isBusy, save };
}
