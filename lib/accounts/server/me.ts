import type { Actor } from "@/lib/accounts/core/actor";
import { transaction } from "@/lib/db/database";
import type { Page } from "@/lib/http/page";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { announceAccessChange } from "./announce-access";
import { audit } from "./audit";
import { hashAllowed } from "./make-account";
import { type Preferences, preferences as preferencesSchema } from "./me-schema";
import { verifyPassword } from "./passwords";
import { forgetTries, takeTry } from "./rate-limit";
import { deleteSessions, findUser, listSessions as readSessions, updateUser } from "./store";

export type MeView = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** False for people who only come through OpenID Connect. */
  readonly hasPassword: boolean;
  readonly preferences: Preferences;
};

export async function getMe(actor: Actor): Promise<MeView> {
  const user = await findUser(actor.id);
  if (user === null) throw notFound("This account");
  return present(user);
}

type UserRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string | null;
  readonly preferences: unknown;
};

function present({ id, name, email, passwordHash, preferences }: UserRow): MeView {
  const parsed = preferencesSchema.safeParse(preferences);
  const hasPassword = passwordHash !== null;
  return { id, name, email, hasPassword, preferences: parsed.success ? parsed.data : {} };
}

/** Preferences that are not given stay as they were. */
export async function updateMe(
  actor: Actor,
  change: { name?: string | undefined; preferences?: Preferences | undefined },
): Promise<MeView> {
  browserOnly(actor);
  const before = await getMe(actor);
  const preferences = { ...before.preferences, ...change.preferences };
  return present(await updateUser(actor.id, { name: change.name ?? before.name, preferences }));
}

/**
 * Changes the password and ends every other session.
 *
 * @throws AppError `invalid` when the current password is wrong or the next one cannot be taken
 */
export async function changePassword(actor: Actor, given: { current: string; next: string }): Promise<void> {
  browserOnly(actor);
  const user = await findUser(actor.id);
  if (user === null) throw notFound("This account");
  await takeTry("own-password", user.id);
  if (!(await verifyPassword(user.passwordHash, given.current))) {
    const sentence = "The current password is not right.";
    throw new AppError("invalid", sentence, { key: "wrongPassword", fields: { current: sentence } });
  }
  await forgetTries("own-password", user.id);
  const passwordHash = await hashAllowed(given.next, user.email);
  await transaction(async (tx) => {
    await updateUser(actor.id, { passwordHash }, tx);
    await deleteSessions(actor.id, actor.sessionId === null ? {} : { exceptId: actor.sessionId }, tx);
    await audit(actor, { action: "password.change", objectType: "user", objectId: actor.id }, tx);
    await announceAccessChange({ userId: actor.id }, tx);
  });
}

export type SessionView = {
  readonly id: string;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly isCurrent: boolean;
};

/** Where the person is signed in, last seen first. */
export async function listSessions(actor: Actor): Promise<Page<SessionView>> {
  browserOnly(actor);
  const items = (await readSessions(actor.id)).map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isCurrent: row.id === actor.sessionId,
  }));
  return { items, nextCursor: null };
}

/** Ends one session, or, without an id, all of them; their sockets close. */
export async function endSessions(actor: Actor, sessionId?: string): Promise<void> {
  browserOnly(actor);
  await transaction(async (tx) => {
    const ended = await deleteSessions(actor.id, sessionId === undefined ? {} : { id: sessionId }, tx);
    if (sessionId !== undefined && ended === 0) throw notFound("This session");
    await audit(actor, { action: "session.end", objectType: "session", objectId: sessionId ?? "all" }, tx);
    await announceAccessChange({ userId: actor.id }, tx);
  });
}

/** A token is for texts; the account itself is its person's. */
function browserOnly(actor: Actor): void {
  if (actor.sessionId !== null) return;
  throw new AppError("forbidden", "An API token cannot do this: sign in with a browser.", {
    key: "browserOnly",
  });
}
