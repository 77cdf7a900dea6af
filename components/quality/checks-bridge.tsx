"use client";

import { useEffect, useRef } from "react";
import { api } from "@/components/ui/api";
import { loadLate } from "@/components/ui/late-code";
import { useModel } from "@/components/workbench/context";
import { type ActiveSession, here, type WorkbenchModel } from "@/components/workbench/model";
import { useStore } from "@/components/workbench/store";
import type { ShownCheckSettings } from "@/lib/quality/server/schema";
import type { LiveChecks } from "./live-checks";
import { Typing } from "./typing";

const loadChecks = () => import("./live-checks");

/** Checks what is typed while it is typed. The checks come with the first editor that is opened, not with the page. */
export function ChecksBridge() {
  const model = useModel();
  const session = useStore(model.session, (value) => value);
  const settings = useStore(model.checks.settings, (value) => value);
  const live = useRef<LiveChecks | null>(null);
  const typing = useRef<Typing | null>(null);
  const isMissing = settings === null;
  // When the server was away, the next editor asks again.
  useEffect(() => {
    if (session !== null && isMissing) void readSettings(model);
  }, [model, session, isMissing]);
  // From the first key on, whatever is still to come.
  useEffect(() => {
    if (session === null) return;
    const typed = new Typing(session);
    typing.current = typed;
    return () => {
      typing.current = null;
      typed.end();
    };
  }, [session]);
  useEffect(() => {
    if (settings === null) return;
    const leaving = new AbortController();
    let stop = () => {};
    void loadLate(loadChecks, leaving.signal).then((code) => {
      if (code === null) return;
      live.current ??= new code.LiveChecks(settings);
      live.current.configure(settings);
      if (session !== null && typing.current !== null)
        stop = follow(model, session, { typing: typing.current, live: live.current });
    });
    return () => {
      leaving.abort();
      stop();
      model.checks.live.set(null);
    };
  }, [model, session, settings]);
  useEffect(() => () => live.current?.destroy(), []);
  return null;
}

/** What the server cannot say now, it says when the next editor opens: until then only the stored findings show. */
async function readSettings(model: WorkbenchModel): Promise<void> {
  try {
    model.checks.settings.set(await api<ShownCheckSettings>(`/projects/${model.seed.project.id}/checks`));
  } catch {
    model.checks.settings.set(null);
  }
}

/** Tells the store what the checks say of each state of the open text. @returns ends it */
function follow(
  model: WorkbenchModel,
  session: ActiveSession,
  { typing, live }: { readonly typing: Typing; readonly live: LiveChecks },
): () => void {
  let ended = false;
  const stop = typing.follow(() => {
    const paragraph = here(model).row?.paragraph;
    if (paragraph === undefined) return;
    const { text } = session.read();
    const found = model.links.get(paragraph.id).find((of) => of.renderingId === session.renderingId);
    // Where some hold no more, the server does not go by them either.
    const links = found?.stale === 0 ? found : null;
    const pair = { source: paragraph.text, target: text, date: model.seed.document.date, links };
    live.check(pair, (findings) => {
      if (!ended) model.checks.live.set({ renderingId: session.renderingId, text, findings });
    });
  });
  return () => {
    ended = true;
    stop();
    live.cancel();
  };
}
