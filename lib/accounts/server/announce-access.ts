import type { Transaction } from "@/lib/db/database";
import { notifyAccess } from "./access-store";

/** Whose or what's access changed; everything that matches is looked at again. */
export type AccessChange = {
  readonly userId?: string;
  readonly projectId?: string;
  readonly trackId?: string;
  readonly renderingId?: string;
  readonly sessionId?: string;
};

/**
 * Tells every server that cached grants may be wrong: open sockets of the matching people and texts close, connect
 * again, and the ordinary check decides. Sent when the transaction commits.
 */
export async function announceAccessChange(change: AccessChange, tx?: Transaction): Promise<void> {
  await notifyAccess(change, tx);
}
