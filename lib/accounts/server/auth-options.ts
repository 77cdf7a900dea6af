import type { AuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { readEnvironment } from "@/lib/environment";
import { ADDRESS_HEADER } from "./find-actor";
import { isSecure, readInvitationSecret } from "./session-cookie";
import {
  closeSession,
  findOrLinkIdentity,
  openSession,
  type SignInOrigin,
  signInWithPassword,
} from "./sign-in";

type Claims = { sub: string; name?: string; email?: string; email_verified?: boolean };

const DAYS_30 = 30 * 86_400;

/** next-auth's configuration for one request: it proves who signs in, our session rows say who still is. */
export function authOptions(request: { readonly headers: Headers }): AuthOptions {
  const from: SignInOrigin = {
    address: request.headers.get(ADDRESS_HEADER) ?? "",
    userAgent: request.headers.get("user-agent") ?? "",
  };
  const { AUTH_SECRET } = readEnvironment();
  return {
    ...(AUTH_SECRET !== undefined && { secret: AUTH_SECRET }),
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: DAYS_30 },
    pages: { signIn: "/signin", error: "/signin" },
    providers: [passwordProvider(from), ...oidcProviders()],
    callbacks: {
      signIn: ({ account, user, profile }) =>
        account?.provider === "oidc" ? linkOidc(user, profile as Claims, invitationOf(request, from)) : true,
      // Only at sign-in is there a user: the cookie then names a new session row.
      jwt: async ({ token, user }) =>
        user === undefined ? token : { sub: user.id, sid: await openSession(user.id, from) },
      session: ({ session }) => session,
    },
    events: {
      signOut: async ({ token }: { token: JWT }) => {
        if (typeof token?.sub === "string" && typeof token.sid === "string")
          await closeSession(token.sub, token.sid);
      },
    },
  };
}

function passwordProvider(from: SignInOrigin) {
  return CredentialsProvider({
    id: "credentials",
    name: "Duizhao",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: async (given) => {
      if (typeof given?.email !== "string" || typeof given.password !== "string") return null;
      if (given.email.includes("\0")) return null;
      return signInWithPassword({ email: given.email, password: given.password }, from);
    },
  });
}

/** OpenID Connect, when the three variables are set. */
function oidcProviders(): OAuthConfig<Claims>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = readEnvironment();
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined)
    return [];
  return [
    {
      id: "oidc",
      name: OIDC_NAME,
      type: "oauth",
      issuer: OIDC_ISSUER,
      wellKnown: `${OIDC_ISSUER.replace(/\/+$/, "")}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      profile: (claims) => ({ id: claims.sub, name: claims.name ?? null, email: claims.email ?? null }),
    },
  ];
}

function invitationOf(request: { readonly headers: Headers }, { address }: SignInOrigin) {
  const secret = readInvitationSecret(request.headers);
  return secret === null ? null : { secret, address };
}

/** Replaces the provider's id by ours; false refuses the sign-in. */
async function linkOidc(
  user: { id: string },
  claims: Claims,
  invitation: { readonly secret: string; readonly address: string } | null,
): Promise<boolean> {
  const identity = {
    provider: "oidc",
    subject: claims.sub,
    name: claims.name ?? null,
    email: claims.email ?? null,
    emailVerified: claims.email_verified === true,
  };
  const person = await findOrLinkIdentity(identity, invitation);
  if (person === null) return false;
  user.id = person.id;
  return true;
}
