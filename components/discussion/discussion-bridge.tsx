"use client";

import { useEffect } from "react";
import { api } from "@/components/ui/api";
import { useModel, useVoice } from "@/components/workbench/context";
import type { WorkbenchModel } from "@/components/workbench/model";
import { useStore } from "@/components/workbench/store";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import { goToDiscussed, openDiscussion } from "./discussion-actions";
import { markNotifications, refreshUnread } from "./inbox-count";
import { showLinked } from "./show-linked";

/** Ties discussions to the screen: a click on marked words, the address of a thread, the inbox's number. */
export function DiscussionBridge() {
  const model = useModel();
  const voice = useVoice();
  const heard = useStore(model.discussion.heard, (nth) => nth);

  useEffect(() => openOnClick(model), [model]);
  useEffect(() => keepAddress(model), [model]);
  useEffect(() => showLinked(model), [model]);
  useEffect(() => {
    if (heard > 0) void refreshUnread();
  }, [heard]);

  useEffect(() => {
    goWhereAddressed(model).catch((error: unknown) => voice.toast(voice.problem(error), { tone: "error" }));
  }, [model, voice]);
  return null;
}

/** What the address stands for: a discussion, which is read by that, or marked words. */
async function goWhereAddressed(model: WorkbenchModel): Promise<void> {
  const { thread, annotation } = model.seed.url;
  if (thread !== null) {
    await goToDiscussed(model, await api<ThreadView>(`/threads/${thread}`));
    await markNotifications({ threadId: thread, read: true });
  } else if (annotation !== null) {
    const found = await api<AnnotationView>(`/annotations/${annotation}`);
    await goToDiscussed(model, { ...found, id: found.threadIds[0] ?? found.id });
  }
}

/** Marked words lead to what was said about them. */
function openOnClick(model: WorkbenchModel): () => void {
  const click = (event: MouseEvent) => {
    const layer = (event.target as Element).closest<HTMLElement>('[data-layer^="annotation"][data-id]');
    const id = layer?.dataset.id;
    if (id === undefined || document.getSelection()?.isCollapsed === false) return;
    openDiscussion(model, id);
  };
  document.addEventListener("click", click);
  return () => document.removeEventListener("click", click);
}

/** The thread or annotation that is looked at is part of the address, until one goes on to another paragraph. */
function keepAddress(model: WorkbenchModel): () => void {
  const { discussion } = model;
  const paragraphHere = () => model.rows.row(model.cursor.get().index)?.paragraph.id ?? "";
  let index = model.cursor.get().index;
  const follow = () => {
    const focused = discussion.focused.get();
    const [annotations, threads] = [
      discussion.annotations.get(paragraphHere()),
      discussion.threads.get(paragraphHere()),
    ];
    const marked = annotations.find(({ id }) => id === focused);
    const thread = marked?.threadIds[0] ?? threads?.find(({ id }) => id === focused)?.id ?? null;
    if (focused !== null && marked === undefined && thread === null) return;
    model.pointed.set({ thread, annotation: thread === null ? (marked?.id ?? null) : null });
  };
  const leave = () => {
    if (model.cursor.get().index === index) return;
    index = model.cursor.get().index;
    discussion.focused.set(null);
  };
  const stops = [discussion.focused.subscribe(follow), model.cursor.subscribe(leave)];
  return () => {
    for (const stop of stops) stop();
  };
}
