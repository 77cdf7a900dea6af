import { AppError } from "@/lib/kernel/app-error";
import { announceAccessChange } from "./announce-access";
import { audit } from "./audit";
import { acceptByIdentity } from "./invitations";
import { verifyPassword } from "./passwords";
import { checkLimit, forgetTries, giveBackTry, type Limit, takeTry } from "./rate-limit";
import {
  createIdentity,
  createSession,
  deleteSessions,
  type FoundPerson,
  findIdentity,
  findUserByEmail,
  hasSessionAt,
} from "./store";

/** From where a sign-in comes, for the list of sessions and the limits. */
export type SignInOrigin = { readonly address: string; readonly userAgent: string };

/**
 * Checks an address and password. Unknown addresses take as long and answer the same as wrong passwords.
 *
 * @returns null when they do not belong together
 * @throws AppError `rate-limited` after too many wrong tries for the account or from the network address
 */
export async function signInWithPassword(
  given: { readonly email: string; readonly password: string },
  from: SignInOrigin,
): Promise<FoundPerson | null> {
  const email = comparedEmail(given.email);
  const limits = await limitsOf(email, from.address);
  for (const [limit, key] of limits) await takeTry(limit, key);
  const user = await findUserByEmail(email);
  if (await verifyPassword(user?.passwordHash ?? null, given.password.slice(0, 2000))) {
    await Promise.all(
      limits.map(([limit, key]) =>
        limit === "sign-in-pair" ? forgetTries(limit, key) : giveBackTry(limit, key),
      ),
    );
    return user;
  }
  await audit(null, {
    action: "sign-in.failed",
    objectType: "user",
    objectId: user?.id ?? "",
    details: { address: from.address },
  });
  return null;
}

/** Looks, without taking a try. @throws AppError `rate-limited` */
export async function checkSignInLimits(email: string, address: string): Promise<void> {
  for (const [limit, key] of await limitsOf(comparedEmail(email), address)) await checkLimit(limit, key);
}

const comparedEmail = (email: string): string => email.trim().toLowerCase().slice(0, 254);

/** What a try to sign in is counted against: strangers' tries never use up those of a person at a known address. */
async function limitsOf(email: string, address: string): Promise<readonly (readonly [Limit, string])[]> {
  const own = [
    ["sign-in-pair", `${email} ${address}`],
    ["sign-in-address", address],
  ] as const;
  return (await hasSessionAt(email, address)) ? own : [...own, ["sign-in-account", email]];
}

/** Opens a session row for a person who has proved who they are; the cookie will carry its id. */
export async function openSession(userId: string, from: SignInOrigin): Promise<string> {
  const session = await createSession(userId, from);
  await audit(null, {
    action: "sign-in",
    objectType: "user",
    objectId: userId,
    details: { address: from.address },
  });
  return session.id;
}

/** Ends one session, as signing out does. */
export async function closeSession(userId: string, sessionId: string): Promise<void> {
  await deleteSessions(userId, { id: sessionId });
  await audit(null, { action: "sign-out", objectType: "user", objectId: userId });
  await announceAccessChange({ userId });
}

/** What an OpenID Connect provider says of who signs in. */
export type IdentityClaims = {
  readonly provider: string;
  readonly subject: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
};

/**
 * The person of an OpenID Connect sign-in: known by provider and subject, or, the first time, by an address that
 * the provider vouches for. Nobody gets an account by it who was not invited.
 *
 * @param invitation the secret of the link that the person came by; null when they came without one
 * @returns null when nobody of this installation is meant
 */
export async function findOrLinkIdentity(
  claims: IdentityClaims,
  invitation: { readonly secret: string; readonly address: string } | null = null,
): Promise<FoundPerson | null> {
  const known = await findIdentity(claims.provider, claims.subject);
  if (known !== null) return known.user;
  if (claims.email === null || !claims.emailVerified) return null;
  const email = comparedEmail(claims.email);
  const user = await findUserByEmail(email);
  if (user === null) return invitation === null ? null : acceptByIdentity(invitation, { ...claims, email });
  await createIdentity(user.id, claims.provider, claims.subject);
  return { id: user.id, name: user.name, email: user.email };
}

/** What a sign-in that failed says, whatever the reason. */
export function wrongCredentials(): AppError {
  return new AppError("unauthenticated", "This e-mail address and password do not belong together.", {
    key: "wrongCredentials",
  });
}
