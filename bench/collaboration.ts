import { WebSocket } from "ws";
import { RenderingSession } from "@/components/collaboration/rendering-session";
import { SharedSocket } from "@/components/collaboration/shared-socket";
import { createToken } from "@/lib/accounts/server/tokens";
import { appendText } from "@/lib/collaboration/core/rendering-document";
import { buildTrack } from "@/lib/testing/build-texts";
import type { BenchRow } from "./bench-row";
import { pause } from "./durability-parts";
import { residentMegabytes } from "./server-process";

const WRITERS = 20;
const EDITS_PER_SECOND = 5;
const SECONDS = 10;
const KEYSTROKES = 200;

type Writer = { readonly session: RenderingSession; readonly socket: SharedSocket };

/** Two people in one text, then twenty writers: what they feel, and what the server holds. The database must be open. */
export async function measureCollaboration(server: {
  readonly url: string;
  readonly pid: number;
}): Promise<BenchRow[]> {
  const track = await buildTrack({ texts: Array.from({ length: WRITERS }, () => "一段。") });
  const { token: apiToken } = await createToken(track.owner, { name: "bench", scopes: ["write"] });
  const origin = server.url.replace(/^http/, "ws");
  const come = async (renderingId = ""): Promise<Writer> => {
    const socket = new SharedSocket({ origin, WebSocketPolyfill: WebSocket });
    const session = new RenderingSession({ renderingId, generation: 1, userId: "bench", socket, apiToken });
    while (session.getSnapshot().save.kind !== "saved") await pause(20);
    return { session, socket };
  };
  const pair = [await come(track.renderingIds[0]), await come(track.renderingIds[0])] as const;
  const keystrokes = await timeKeystrokes(pair[0].session, pair[1].session);
  await leave(pair);

  const writers = await Promise.all(track.renderingIds.map((renderingId) => come(renderingId)));
  const { times, peak } = await timeAcknowledgements(writers, server.pid);
  await leave(writers);
  return [
    row("Keystroke to the other screen, p50", percentile(keystrokes, 0.5), "ms"),
    row("Keystroke to the other screen, p95", percentile(keystrokes, 0.95), "ms", 100),
    row(`Acknowledgement with ${WRITERS} writers, p50`, percentile(times, 0.5), "ms"),
    row(`Acknowledgement with ${WRITERS} writers, p95`, percentile(times, 0.95), "ms", 150),
    row(`Server memory with ${WRITERS} writers`, peak, "MB", 600),
  ];
}

/** From typing on one screen until the same characters are in the document of the other. */
async function timeKeystrokes(from: RenderingSession, to: RenderingSession): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < KEYSTROKES; at++) {
    const arrived = new Promise<void>((resolve) => to.document.once("update", () => resolve()));
    const startedAt = performance.now();
    appendText(from.document, "a");
    await arrived;
    times.push(performance.now() - startedAt);
    await pause(25);
  }
  return times;
}

/** Everyone types at a steady pace; acknowledgements come in the order of the edits. */
async function timeAcknowledgements(
  writers: readonly Writer[],
  pid: number,
): Promise<{ readonly times: number[]; readonly peak: number }> {
  const times: number[] = [];
  let peak = 0;
  await Promise.all(
    writers.map(async ({ session }, index) => {
      const waiting: number[] = [];
      let before = session.provider.unsyncedChanges;
      session.provider.on("unsyncedChanges", ({ number }: { number: number }) => {
        if (number < before) times.push(performance.now() - (waiting.shift() ?? performance.now()));
        before = number;
      });
      await pause((index * 1000) / EDITS_PER_SECOND / writers.length);
      for (let at = 0; at < SECONDS * EDITS_PER_SECOND; at++) {
        waiting.push(performance.now());
        appendText(session.document, "word");
        if (index === 0) peak = Math.max(peak, residentMegabytes(pid));
        await pause(1000 / EDITS_PER_SECOND);
      }
      await session.whenSaved();
    }),
  );
  return { times, peak };
}

async function leave(writers: readonly Writer[]): Promise<void> {
  for (const { session, socket } of writers) {
    await session.destroy();
    socket.destroy();
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function row(name: string, value: number, unit: string, target?: number): BenchRow {
  return { name, value: Math.round(value * 10) / 10, unit, ...(target !== undefined && { target }) };
}
