import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";

/** A session lives this long after the last sign-in. */
const SESSION_DAYS = 30;
const DAY = 86_400_000;

/** How stale `lastSeenAt` may be: one write a minute, not one a request. */
const SEEN_EVERY = 60_000;

const person = { select: { id: true, name: true, email: true } } as const;

export type FoundPerson = { readonly id: string; readonly name: string; readonly email: string };

export function findSession(id: string) {
  return database().session.findFirst({
    where: { id, expiresAt: { gt: new Date() } },
    select: { id: true, lastSeenAt: true, user: person },
  });
}

export async function markSeen(session: { id: string; lastSeenAt: Date }): Promise<void> {
  if (Date.now() - session.lastSeenAt.getTime() < SEEN_EVERY) return;
  await database().session.updateMany({ where: { id: session.id }, data: { lastSeenAt: new Date() } });
}

export function createSession(userId: string, from: { userAgent: string; address: string }) {
  const expiresAt = new Date(Date.now() + SESSION_DAYS * DAY);
  return database().session.create({
    data: { userId, expiresAt, userAgent: from.userAgent.slice(0, 300), address: from.address },
  });
}

export function listSessions(userId: string) {
  return database().session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
  });
}

/** Ends sessions of a person: one, or all but one, or all. Returns how many. */
export async function deleteSessions(
  userId: string,
  which: { id?: string; exceptId?: string } = {},
  tx: Transaction = database(),
): Promise<number> {
  const id = which.id !== undefined ? { id: which.id } : {};
  const not = which.exceptId !== undefined ? { NOT: { id: which.exceptId } } : {};
  const { count } = await tx.session.deleteMany({ where: { userId, ...id, ...not } });
  return count;
}

export function findToken(tokenHash: string) {
  return database().apiToken.findFirst({
    where: { tokenHash, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    select: { id: true, scopes: true, projectId: true, lastUsedAt: true, user: person },
  });
}

export async function markTokenUsed(token: { id: string; lastUsedAt: Date | null }): Promise<void> {
  if (token.lastUsedAt !== null && Date.now() - token.lastUsedAt.getTime() < SEEN_EVERY) return;
  await database().apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: new Date() } });
}

export function createToken(data: Prisma.ApiTokenUncheckedCreateInput) {
  return database().apiToken.create({ data, select: tokenFields });
}

const tokenFields = {
  id: true,
  name: true,
  prefix: true,
  scopes: true,
  projectId: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
} as const;

export function listTokens(userId: string) {
  return database().apiToken.findMany({
    where: { userId },
    orderBy: { createdAt: "desc" },
    select: tokenFields,
  });
}

export async function deleteToken(userId: string, id: string): Promise<boolean> {
  const { count } = await database().apiToken.deleteMany({ where: { id, userId } });
  return count > 0;
}

export function countUsers(tx: Transaction = database()): Promise<number> {
  return tx.user.count();
}

export function findUserByEmail(email: string, tx: Transaction = database()) {
  return tx.user.findUnique({ where: { email } });
}

/** Whether the person with this e-mail address is signed in at a network address. */
export async function hasSessionAt(email: string, address: string): Promise<boolean> {
  return (await database().session.count({ where: { address, user: { email } }, take: 1 })) > 0;
}

export function findUser(id: string) {
  return database().user.findUnique({ where: { id } });
}

export async function readNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await database().user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function createUser(
  data: { email: string; name: string; passwordHash: string | null },
  tx: Transaction = database(),
): Promise<FoundPerson> {
  return tx.user.create({ data, ...person });
}

export function updateUser(id: string, data: Prisma.UserUpdateInput, tx: Transaction = database()) {
  return tx.user.update({ where: { id }, data });
}

export function findIdentity(provider: string, providerAccountId: string) {
  return database().identity.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { user: person },
  });
}

export async function createIdentity(
  userId: string,
  provider: string,
  providerAccountId: string,
  tx: Transaction = database(),
): Promise<void> {
  await tx.identity.create({ data: { userId, provider, providerAccountId } });
}

export async function findSetting(
  key: string,
  tx: Transaction = database(),
): Promise<Prisma.JsonValue | null> {
  const found = await tx.serverSetting.findUnique({ where: { key } });
  return found?.value ?? null;
}

export async function saveSetting(
  key: string,
  value: Prisma.InputJsonValue,
  tx: Transaction = database(),
): Promise<void> {
  await tx.serverSetting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

export async function deleteSetting(key: string, tx: Transaction = database()): Promise<void> {
  await tx.serverSetting.deleteMany({ where: { key } });
}

/** Serializes the few things that must happen once, such as making the first account. Held to the transaction's end. */
export async function lockInstallation(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(72707370)::text`;
}
