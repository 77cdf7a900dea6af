"use client";

import { useEffect, useRef } from "react";
import { api } from "@/components/ui/api";
import { useModel } from "@/components/workbench/context";
import { type ActiveSession, here, type WorkbenchModel } from "@/components/workbench/model";
import { useStore } from "@/components/workbench/store";
import type { ShownCheckSettings } from "@/lib/quality/server/schema";
import type { LiveChecks } from "./live-checks";

/** Checks what is typed while it is typed. The checks come with the first editor that is opened, not with the page. */
export function ChecksBridge() {
  const model = useModel();
  const session = useStore(model.session, (value) => value);
  const checks = useRef<Promise<LiveChecks> | null>(null);
  useEffect(() => {
    if (session === null) return;
    checks.current ??= startChecks(model);
    return follow(model, session, checks.current);
  }, [model, session]);
  useEffect(() => () => void checks.current?.then((live) => live.destroy()), []);
  return null;
}

async function startChecks(model: WorkbenchModel): Promise<LiveChecks> {
  const [settings, { LiveChecks }] = await Promise.all([
    api<ShownCheckSettings>(`/projects/${model.seed.project.id}/checks`),
    import("./live-checks"),
  ]);
  return new LiveChecks(settings);
}

/** Tells the store what the checks say of each state of the open text. @returns ends it */
function follow(model: WorkbenchModel, session: ActiveSession, starting: Promise<LiveChecks>): () => void {
  let ended = false;
  let stop = () => {};
  void starting.then((live) => {
    if (ended) return;
    const look = () => {
      const source = here(model).row?.paragraph.text;
      if (source === undefined) return;
      const { text } = session.read();
      live.check({ source, target: text, date: model.seed.document.date }, (findings) => {
        if (!ended) model.checks.live.set({ renderingId: session.renderingId, text, findings });
      });
    };
    const stopListening = session.onText(look);
    stop = () => {
      stopListening();
      live.cancel();
    };
  });
  return () => {
    ended = true;
    stop();
    model.checks.live.set(null);
  };
}
