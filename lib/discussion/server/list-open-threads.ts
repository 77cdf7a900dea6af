import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { database } from "@/lib/db/database";
import { toPage } from "@/lib/http/page";
import { readAround } from "./list-annotations";
import { presentThreads } from "./present-threads";
import type { ThreadView } from "./thread-schema";
import { readThreads } from "./thread-store";

/** Threads that are read at once. */
const PAGE = 500;

/** Every open discussion on some paragraphs of a document and all their renderings, oldest first. */
export async function listOpenThreads(
  actor: Actor,
  documentId: string,
  paragraphIds: readonly string[],
): Promise<readonly ThreadView[]> {
  const grant = await authorize(actor, "view", { documentId });
  const { shown, around } = await readAround(grant, documentId, paragraphIds);
  const found: ThreadView[] = [];
  for (let before: string | null | undefined; before !== null; ) {
    const filter = { limit: PAGE, before, paragraphIds: [...around], resolved: false };
    const rows = await readThreads(database(), grant, documentId, filter);
    const { items, nextCursor } = toPage(rows, PAGE, ({ id }) => id);
    found.push(...(await presentThreads({ kind: "project", grant }, documentId, items)));
    before = nextCursor;
  }
  return found.filter(({ paragraphId }) => paragraphId !== null && shown.has(paragraphId)).reverse();
}
