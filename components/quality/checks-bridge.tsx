"use client";

import { useEffect, useRef } from "react";
import { api } from "@/components/ui/api";
import { loadLate } from "@/components/ui/late-code";
import { useModel } from "@/components/workbench/context";
import { type ActiveSession, here, type WorkbenchModel } from "@/components/workbench/model";
import { useStore } from "@/components/workbench/store";
import type { ShownCheckSettings } from "@/lib/quality/server/schema";
import type { LiveChecks } from "./live-checks";
import { type LiveContext, readerOfContext } from "./live-context";
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
  const readContext = readerOfContext(model, session.renderingId);
  let asked: LiveContext | null = null;
  let ended = false;
  /** Of the open text; the cursor may be in another row before its editor opens. */
  const ownParagraph = () => {
    const { row } = here(model);
    const isOwn = Object.values(row?.renderings ?? {}).some(({ id }) => id === session.renderingId);
    return isOwn ? row?.paragraph : undefined;
  };
  const look = (): void => {
    const paragraph = ownParagraph();
    if (paragraph === undefined) return;
    const { text } = session.read();
    const found = model.links.get(paragraph.id).find((of) => of.renderingId === session.renderingId);
    asked = readContext(paragraph);
    const { date, mentions, terms } = asked;
    const pair = {
      ...{ source: paragraph.text, target: text, date, mentions, kind: paragraph.kind },
      // Where some hold no more, the server does not go by them either.
      links: found?.stale === 0 ? found : null,
    };
    live.check(pair, terms, (answer) => {
      if (!ended) model.checks.live.set({ ...answer, renderingId: session.renderingId, text });
    });
  };
  // What is decided in a glossary while somebody writes holds for what is written.
  const lookAgain = (): void => {
    const paragraph = ownParagraph();
    if (asked !== null && paragraph !== undefined && readContext(paragraph) !== asked) look();
  };
  const id = ownParagraph()?.id ?? "";
  const stops = [
    typing.follow(look),
    model.terms.paragraphs.subscribe(id, lookAgain),
    model.terms.date.subscribe(lookAgain),
    model.checks.paragraphs.subscribe(id, lookAgain),
  ];
  return () => {
    ended = true;
    for (const stop of stops) stop();
    live.cancel();
  };
}
