import type pg from "pg";
import type { Actor } from "@/lib/accounts/core/actor";
import { can, scopeAllows } from "@/lib/accounts/core/rights";
import type { AccessChange } from "@/lib/accounts/server/announce-access";
import { authorize } from "@/lib/accounts/server/authorize";
import { findActor, findTokenActor } from "@/lib/accounts/server/find-actor";
import { AppError } from "@/lib/kernel/app-error";
import type { DocumentName } from "../core/document-name";
import type { CloseReason, RefusalReason } from "../core/protocol";
import { findRenderingPlace, type RenderingPlace } from "./access-store";

/**
 * Ends a document's connection; `reason` reaches the client. Thrown in hooks; not an Error, because Hocuspocus logs
 * those, and a refusal is an ordinary outcome.
 */
export class Refusal {
  constructor(
    readonly reason: RefusalReason | CloseReason,
    readonly code: number = 4403,
  ) {}
}

/** What someone may do with one document, and where it is. */
export type Access = {
  readonly mayWrite: boolean;
  readonly projectId: string;
  readonly documentId: string;
  /** Null for a document's channel. */
  readonly place: RenderingPlace | null;
};

/** Who is behind a socket, asked again whenever it matters: sessions end, tokens are revoked. */
export type Identify = () => Promise<Actor | null>;

/** A browser by its session cookie; a program by the API token that it sends as the provider's token. */
export function identifyBy(request: Request, token: string): Identify {
  return token.startsWith("dz_") ? () => findTokenActor(token) : () => findActor(request);
}

/**
 * Decides what an actor may do with a document now.
 *
 * @throws Refusal `not-found` for what is not theirs or not there; other errors mean that the database did not answer
 */
export async function decideAccess(pool: pg.Pool, actor: Actor, name: DocumentName): Promise<Access> {
  const target =
    name.kind === "rendering" ? { renderingId: name.renderingId } : { documentId: name.documentId };
  const grant = await authorize(actor, "view", target).catch((error: unknown) => {
    if (error instanceof AppError && error.code !== "unavailable") throw new Refusal("not-found");
    throw error;
  });
  if (name.kind === "document")
    return { mayWrite: false, projectId: grant.projectId, documentId: name.documentId, place: null };

  const place = await findRenderingPlace(pool, name.renderingId);
  if (place === null) throw new Refusal("not-found");
  const mayTranslate =
    can(grant.role, "translate") && (actor.scopes === null || scopeAllows(actor.scopes, "translate"));
  return {
    mayWrite: mayTranslate && !place.locked && !place.hidden && place.state !== "final",
    projectId: grant.projectId,
    documentId: place.documentId,
    place,
  };
}

/** For how long a decision holds when nothing says otherwise. */
const HOLDS_MS = 5000;

export type GrantCache = {
  /** Whether this connection may still write; asks the database at most every five seconds. */
  readonly mayWrite: (key: object, decide: () => Promise<boolean>) => Promise<boolean>;
  readonly remember: (key: object, mayWrite: boolean) => void;
  readonly forget: (key: object) => void;
};

/** Decisions by connection. They die with it. */
export function createGrantCache(now: () => number = Date.now): GrantCache {
  const held = new WeakMap<object, { readonly mayWrite: boolean; readonly until: number }>();
  const remember = (key: object, mayWrite: boolean): void => {
    held.set(key, { mayWrite, until: now() + HOLDS_MS });
  };
  return {
    remember,
    forget: (key) => held.delete(key),
    mayWrite: async (key, decide) => {
      const known = held.get(key);
      if (known !== undefined && known.until > now()) return known.mayWrite;
      const mayWrite = await decide();
      remember(key, mayWrite);
      return mayWrite;
    },
  };
}

/** What a change of access is compared with. */
export type Subject = {
  readonly userId: string;
  readonly sessionId: string | null;
  readonly projectId: string;
  readonly trackId: string | null;
  readonly renderingId: string | null;
};

/** Whether a change may concern this connection: everything that the change names must be this. An empty one concerns all. */
export function isConcerned(change: AccessChange, subject: Subject): boolean {
  return Object.entries(change).every(([name, value]) => subject[name as keyof Subject] === value);
}
