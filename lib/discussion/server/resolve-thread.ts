import type { Actor } from "@/lib/accounts/core/actor";
import { transaction } from "@/lib/db/database";
import { authorizeTalk } from "./authorize-talk";
import { viewThread } from "./create-thread";
import type { ThreadView } from "./thread-schema";
import { changeThread } from "./thread-store";
import { readThread, tellParticipants } from "./write-comment";

/** Says that a discussion is settled; who took part hears of it. One that is settled already stays as it is. */
export function resolveThread(actor: Actor, threadId: string): Promise<ThreadView> {
  return setResolved(actor, threadId, true);
}

/** Takes a discussion up again; who took part hears of it. */
export function reopenThread(actor: Actor, threadId: string): Promise<ThreadView> {
  return setResolved(actor, threadId, false);
}

async function setResolved(actor: Actor, threadId: string, resolved: boolean): Promise<ThreadView> {
  const home = await authorizeTalk(actor, "translate", { threadId });
  return transaction(async (tx) => {
    const thread = await readThread({ tx, home }, threadId);
    if ((thread.resolvedAt !== null) !== resolved) {
      const change = resolved
        ? { resolvedAt: new Date(), resolvedById: actor.id }
        : { resolvedAt: null, resolvedById: null };
      await changeThread(tx, threadId, change);
      await tellParticipants({ tx, home }, thread, resolved ? "resolved" : "reopened");
    }
    return viewThread({ tx, home }, threadId);
  });
}
