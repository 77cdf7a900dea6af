"use client";
/**
 * Who has the document open, and what changes in it.
 *
 *   const { people, setActive } = useDocumentChannel(documentId, (event) => {
 *     if (event.type === "rendering") replace the static row of event.renderingId (text, marks, state, revision …)
 *     else read the rows on screen again
 *   });
 *   setActive({ paragraphId, trackId }) whenever the active row changes; null when none is.
 *
 * A rendering's event may come before its row is stored: its text is the newest, its revision the last stored one.
 */
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import type { ChannelEvent } from "@/lib/collaboration/core/events";
import type { ActivePlace } from "@/lib/collaboration/core/presence";
import { useCollaboration } from "./collaboration-provider";
import { type ChannelSnapshot, DocumentChannel } from "./document-channel";

export type DocumentChannelView = ChannelSnapshot & {
  readonly setActive: (active: ActivePlace | null) => void;
};

const CLOSED: ChannelSnapshot = { people: [], connection: "connecting" };
const never = (): (() => void) => () => {};
const closed = (): ChannelSnapshot => CLOSED;
const nowhere = (): void => {};

export function useDocumentChannel(
  documentId: string,
  onEvent: (event: ChannelEvent) => void,
): DocumentChannelView {
  const socket = useCollaboration()?.socket;
  const [channel, setChannel] = useState<DocumentChannel | null>(null);
  const tell = useEffectEvent(onEvent);

  useEffect(() => {
    if (socket === undefined) return;
    const opened = new DocumentChannel({ documentId, socket });
    const stop = opened.onEvent((event) => tell(event));
    setChannel(opened);
    return () => {
      setChannel(null);
      stop();
      opened.destroy();
    };
  }, [socket, documentId]);

  const snapshot = useSyncExternalStore(channel?.subscribe ?? never, channel?.getSnapshot ?? closed, closed);
  return { ...snapshot, setActive: channel?.setActive ?? nowhere };
}
