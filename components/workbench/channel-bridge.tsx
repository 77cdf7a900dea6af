"use client";

import { useEffect, useRef } from "react";
import { useSaveIndicator } from "@/components/collaboration/collaboration-provider";
import { useDocumentChannel } from "@/components/collaboration/use-document-channel";
import { can } from "@/lib/accounts/core/rights";
import type { ChannelEvent } from "@/lib/collaboration/core/events";
import { refreshTracks } from "./actions";
import { useModel, useRow } from "./context";
import { useStore } from "./store";

const TRACKS_AFTER_MS = 2000;

/** Carries what the socket tells into the stores, and where the person stands out to the others. */
export function ChannelBridge() {
  const model = useModel();
  const refreshSoon = useSoon(() => void refreshTracks(model).catch(() => {}), TRACKS_AFTER_MS);
  const { people, setActive } = useDocumentChannel(model.seed.document.id, (event: ChannelEvent) => {
    if (event.type === "discussion") {
      model.discussion.changed(event.paragraphId);
      return;
    }
    if (event.type === "reload") {
      void model.rows.reload().then(() => {
        model.discussion.changed(null);
        model.terms.paragraphs.refresh(null);
        model.checks.paragraphs.refresh(null);
        model.links.refresh(null);
        model.changes.paragraphs.refresh(null);
        model.source.refresh(null);
        model.checks.sources.refresh(null);
      });
      refreshSoon();
      return;
    }
    if (event.type === "project") {
      // Who may review what is decided when somebody does it: nothing on the screen changes.
      if (event.cause === "review") return;
      if (event.cause === "checks") {
        model.checks.settings.set(null);
        model.checks.sources.refresh(null);
      }
      model.checks.paragraphs.refresh(null);
      model.terms.paragraphs.refresh(null);
      // What is linked to a concept shows how it is called.
      model.discussion.annotations.refresh(null);
      return;
    }
    const { type: _type, ...change } = event;
    model.rows.apply({ ...change, updatedAt: new Date().toISOString() });
    refreshSoon();
  });
  const save = useSaveIndicator();
  const isReadOnly = !can(model.seed.role, "translate");

  useEffect(() => model.people.set(people), [model, people]);
  useEffect(
    () => model.save.set(isReadOnly && save.kind === "saved" ? { kind: "read-only" } : save),
    [model, save, isReadOnly],
  );

  const index = useStore(model.cursor, (cursor) => cursor.index);
  const trackId = useStore(model.cursor, (cursor) => cursor.column);
  const paragraphId = useRow(index)?.paragraph.id;
  useEffect(() => {
    setActive(paragraphId === undefined ? null : { paragraphId, trackId });
  }, [setActive, paragraphId, trackId]);
  return null;
}

/** Calls `work` once for all the times it was asked to within a while: also when asked without end. */
function useSoon(work: () => void, afterMs: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      work();
    }, afterMs);
  };
}
