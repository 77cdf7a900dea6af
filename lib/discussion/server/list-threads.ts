import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { database } from "@/lib/db/database";
import { type Page, toPage } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import { authorizeTalk } from "./authorize-talk";
import { readAround } from "./list-annotations";
import { presentThreads } from "./present-threads";
import type { ThreadView } from "./thread-schema";
import { findThread, readThreads } from "./thread-store";

type Asked = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly paragraph?: string | undefined;
  readonly state?: "open" | "resolved" | undefined;
  readonly mine: "true" | "false";
};

/** Discussions of a document, newest first. A page may hold fewer than asked while there are more. */
export async function listThreads(actor: Actor, documentId: string, asked: Asked): Promise<Page<ThreadView>> {
  const grant = await authorize(actor, "view", { documentId });
  const { paragraph } = asked;
  const wanted = paragraph === undefined ? null : await readAround(grant, documentId, [paragraph]);
  const rows = await readThreads(database(), grant, documentId, {
    ...{ limit: asked.limit, before: asked.cursor },
    paragraphIds: wanted === null ? null : [...wanted.around],
    resolved: asked.state === undefined ? undefined : asked.state === "resolved",
    userId: asked.mine === "true" ? actor.id : undefined,
  });
  const page = toPage(rows, asked.limit, (row) => row.id);
  const threads = await presentThreads({ kind: "project", grant }, documentId, page.items);
  const items = threads.filter(
    ({ paragraphId }) => wanted === null || (paragraphId !== null && wanted.shown.has(paragraphId)),
  );
  return { items, nextCursor: page.nextCursor };
}

/** One discussion, wherever it lies. */
export async function getThread(actor: Actor, threadId: string): Promise<ThreadView> {
  const home = await authorizeTalk(actor, "view", { threadId });
  const row = await findThread(database(), home, threadId);
  const [thread] = row === null ? [] : await presentThreads(home, row.documentId, [row]);
  if (thread === undefined) throw notFound("This discussion");
  return thread;
}
