import type { Actor } from "@/lib/accounts/core/actor";
import type { PresentPerson } from "../core/presence";
import type { Access, Identify, Subject } from "./access";

/** What one websocket is, for as long as it is open; several documents share it. */
export type SocketState = {
  readonly socketId: string;
  /** Ends the whole websocket, so that the client connects again at once instead of waiting for silence. */
  readonly close: (code: number, reason: string) => void;
  documents: number;
};

/** What every hook knows about the connection it runs for. The first part is there from the upgrade, the second after the handshake. */
export type ConnectionContext = {
  readonly socket: SocketState;
} & Partial<AuthenticatedContext>;

export type AuthenticatedContext = {
  readonly actor: Actor;
  readonly person: PresentPerson;
  readonly identify: Identify;
  readonly access: Access;
  /** Of the changes of access, from before the decision. */
  readonly mark: number;
};

/** What a change of access is compared with. */
export function subjectOf(context: Pick<AuthenticatedContext, "actor" | "access">): Subject {
  return {
    userId: context.actor.id,
    sessionId: context.actor.sessionId,
    projectId: context.access.projectId,
    trackId: context.access.place?.trackId ?? null,
    renderingId: context.access.place?.renderingId ?? null,
  };
}
