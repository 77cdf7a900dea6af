import type { Hocuspocus } from "@hocuspocus/server";
import type pg from "pg";
import { channelName, parseDocumentName, renderingName } from "../core/document-name";
import type { ChannelEvent, RenderingEvent } from "../core/events";
import { readRichText } from "../core/rendering-document";
import { type RenderingPlace, readRenderingRows } from "./access-store";
import type { AuthenticatedContext } from "./connection";
import type { OpenLog } from "./open-log";

export type ChannelEvents = {
  /** An open rendering's text changed: everyone with the document on screen sees it, at most every 80 ms per rendering. */
  readonly touch: (log: OpenLog) => void;
  /** A rendering's stored row changed. */
  readonly rowChanged: (renderingId: string, documentId: string) => void;
  readonly reload: (documentId: string, cause: string) => void;
  /** Something was marked or said. */
  readonly discussed: (documentId: string, paragraphId: string | null) => void;
  readonly projectChanged: (projectId: string, cause: string) => void;
  readonly close: () => void;
};

const EVERY_MS = 80;
const GATHER_MS = 15;

/** Keeps the static rows of all screens live, through the documents' channels of this process. */
export function createChannelEvents(
  hocuspocus: Hocuspocus,
  pool: pg.Pool,
  logs: ReadonlyMap<string, OpenLog>,
): ChannelEvents {
  const cooling = new Map<string, { again: boolean; readonly timer: NodeJS.Timeout }>();
  let gathered = new Set<string>();
  let gathering: NodeJS.Timeout | undefined;

  const broadcast = (documentId: string, event: ChannelEvent): void => {
    hocuspocus.documents.get(channelName(documentId))?.broadcastStateless(JSON.stringify(event));
  };

  const sendLive = (log: OpenLog): void => {
    if (hocuspocus.documents.has(channelName(log.place.documentId)))
      broadcast(log.place.documentId, eventOf(log.place, readRichText(log.document)));
  };

  const touch = (log: OpenLog): void => {
    const key = log.place.renderingId;
    const known = cooling.get(key);
    if (known !== undefined) {
      known.again = true;
      return;
    }
    sendLive(log);
    const timer = setTimeout(() => {
      const { again } = cooling.get(key) ?? { again: false };
      cooling.delete(key);
      if (again) touch(log);
    }, EVERY_MS);
    cooling.set(key, { again: false, timer });
  };

  async function sendRows(): Promise<void> {
    const ids = [...gathered];
    gathered = new Set();
    gathering = undefined;
    // A row that cannot be read now is sent with its next change; the text itself does not go this way.
    const rows = await readRenderingRows(pool, ids).catch(() => []);
    for (const { text, marks, ...place } of rows) {
      const log = logs.get(renderingName(place.renderingId));
      if (log !== undefined) log.place = place;
      // What is in memory is ahead of the row.
      broadcast(
        place.documentId,
        eventOf(place, log === undefined ? { text, marks } : readRichText(log.document)),
      );
    }
  }

  return {
    touch,
    rowChanged: (renderingId, documentId) => {
      const isOpen = logs.has(renderingName(renderingId));
      if (!isOpen && !hocuspocus.documents.has(channelName(documentId))) return;
      gathered.add(renderingId);
      gathering ??= setTimeout(() => void sendRows(), GATHER_MS);
    },
    reload: (documentId, cause) => broadcast(documentId, { type: "reload", cause }),
    discussed: (documentId, paragraphId) => broadcast(documentId, { type: "discussion", paragraphId }),
    projectChanged: (projectId, cause) => {
      for (const document of hocuspocus.documents.values()) {
        if (parseDocumentName(document.name)?.kind !== "document") continue;
        const [connection] = document.getConnections();
        const context = connection?.context as Partial<AuthenticatedContext> | undefined;
        if (context?.access?.projectId !== projectId) continue;
        document.broadcastStateless(JSON.stringify({ type: "project", cause }));
      }
    },
    close: () => {
      clearTimeout(gathering);
      for (const { timer } of cooling.values()) clearTimeout(timer);
    },
  };
}

function eventOf(
  place: RenderingPlace,
  { text, marks }: Pick<RenderingEvent, "text" | "marks">,
): RenderingEvent {
  const {
    renderingId,
    trackId,
    paragraphId,
    state,
    needsWork,
    sourceSince,
    wordCount,
    revision,
    updatedById,
  } = place;
  return {
    type: "rendering",
    ...{ renderingId, trackId, paragraphId, text, marks },
    ...{ state, needsWork, sourceSince, wordCount, revision, updatedById },
  };
}
