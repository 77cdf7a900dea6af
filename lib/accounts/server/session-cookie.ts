import { decode } from "next-auth/jwt";
import { publicUrl, readEnvironment } from "@/lib/environment";

/** next-auth's own name for the cookie: prefixed where the site is https. */
export function sessionCookieName(): string {
  return `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;
}

export function isSecure(): boolean {
  return publicUrl(readEnvironment()).startsWith("https:");
}

/** The session id that a request's cookie names; null when there is none, or it was not made by us. */
export async function readSessionId(headers: Headers): Promise<string | null> {
  const token = readCookie(headers.get("cookie") ?? "", sessionCookieName());
  if (token === null) return null;
  const secret = readEnvironment().AUTH_SECRET;
  if (secret === undefined) return null;
  const claims = await decode({ token, secret }).catch(() => null);
  return typeof claims?.sid === "string" ? claims.sid : null;
}

/** The secret of the invitation whose page a sign-in was begun on, as next-auth keeps that address; null for any other. */
export function readInvitationSecret(headers: Headers): string | null {
  const name = `${isSecure() ? "__Secure-" : ""}next-auth.callback-url`;
  const address = readCookie(headers.get("cookie") ?? "", name);
  if (address === null || !URL.canParse(address, publicUrl(readEnvironment()))) return null;
  const { pathname } = new URL(address, publicUrl(readEnvironment()));
  return /^\/invitations\/([\w-]+)$/u.exec(pathname)?.[1] ?? null;
}

function readCookie(header: string, name: string): string | null {
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() !== name) continue;
    const value = part.slice(at + 1).trim();
    try {
      return decodeURIComponent(value);
    } catch {
      // Not written by us, so it names no session.
      return null;
    }
  }
  return null;
}
