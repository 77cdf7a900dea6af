import type { beforeHandleAwarenessPayload, Connection, Extension } from "@hocuspocus/server";
import { removeAwarenessStates } from "y-protocols/awareness";
import { parsePlace } from "../core/presence";
import { LIMITS } from "../core/protocol";
import type { ConnectionContext } from "./connection";

/**
 * Presence is what the server says it is: one state per connection, under the session's name, and nothing in it but a
 * caret or a place. What a client says of others, or too much of itself, is dropped.
 */
export function presenceGuard(): Extension<ConnectionContext> {
  /** Whose state is whose; a connection's goes with it. */
  const clientOf = new WeakMap<Connection, number>();
  return {
    priority: 800,
    async beforeHandleAwareness(payload: beforeHandleAwarenessPayload<ConnectionContext>) {
      const { states, connection, context, document } = payload;
      const given = [...states].filter(([, state]) => Object.keys(state).length > 0);
      const kept = connection === undefined ? undefined : chooseState(payload, given, clientOf);
      // Deletes also the empty state that Hocuspocus' scratch copy adds of its own.
      states.clear();
      if (connection === undefined || kept === undefined || context?.person === undefined) return;
      const [clientId, state] = kept;
      const before = clientOf.get(connection);
      if (before !== undefined && before !== clientId)
        removeAwarenessStates(document.awareness, [before], connection);
      clientOf.set(connection, clientId);
      states.set(clientId, {
        user: context.person,
        ...(isCaret(state.cursor) && { cursor: state.cursor }),
        ...("active" in state && { active: parsePlace(state.active) }),
      });
    },
  };
}

type States = [number, Record<string, unknown>][];

function chooseState(
  { document, connection, context }: beforeHandleAwarenessPayload<ConnectionContext>,
  given: States,
  clientOf: WeakMap<Connection, number>,
): States[number] | undefined {
  if (connection === undefined) return undefined;
  const own = clientOf.get(connection);
  const chosen = given.find(([clientId]) => clientId === own) ?? given[0];
  if (chosen === undefined || JSON.stringify(chosen[1]).length > LIMITS.awarenessBytes) return undefined;
  const holder = document
    .getConnections()
    .find((other) => other !== connection && clientOf.get(other) === chosen[0]);
  // The same person may take over from a connection that has not noticed yet that it is dead.
  const holderId = (holder?.context as ConnectionContext | undefined)?.person?.id;
  return holder === undefined || holderId === context?.person?.id ? chosen : undefined;
}

/** What y-prosemirror writes: two relative positions, or null. */
function isCaret(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== "object") return false;
  return Object.keys(value as object).every((name) => name === "anchor" || name === "head");
}
