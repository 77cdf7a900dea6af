import type { Actor } from "@/lib/accounts/core/actor";
import { SCOPES, type Scope } from "@/lib/accounts/core/rights";
import { hashSecret, TOKEN_PREFIX } from "./secrets";
import { readSessionId } from "./session-cookie";
import { findSession, findToken, markSeen, markTokenUsed } from "./store";

/** Set by our own server from the connection, over whatever the client sent. */
export const ADDRESS_HEADER = "x-duizhao-address";

/**
 * Who asks. A request with an Authorization header is a program, and its cookies are not looked at.
 *
 * @returns null when nobody is signed in, or the session or token has ended
 */
export async function findActor(request: { readonly headers: Headers }): Promise<Actor | null> {
  const address = request.headers.get(ADDRESS_HEADER) ?? "";
  const authorization = request.headers.get("authorization");
  if (authorization !== null)
    return findTokenActor(/^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1] ?? "", address);
  const sessionId = await readSessionId(request.headers);
  return sessionId === null ? null : findSessionActor(sessionId, address);
}

/** The person of a session row; null when it was ended. */
export async function findSessionActor(sessionId: string, address = ""): Promise<Actor | null> {
  const session = await findSession(sessionId);
  if (session === null) return null;
  await markSeen(session);
  return { ...session.user, sessionId: session.id, scopes: null, onlyProjectId: null, address };
}

/** The person of an API token, with the token's limits; null when it is unknown, expired or revoked. */
export async function findTokenActor(secret: string, address = ""): Promise<Actor | null> {
  if (!secret.startsWith(TOKEN_PREFIX)) return null;
  const token = await findToken(hashSecret(secret));
  if (token === null) return null;
  await markTokenUsed(token);
  const scopes = token.scopes.filter((scope): scope is Scope =>
    (SCOPES as readonly string[]).includes(scope),
  );
  return { ...token.user, sessionId: null, scopes, onlyProjectId: token.projectId, address };
}
