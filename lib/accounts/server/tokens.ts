import type { Actor } from "@/lib/accounts/core/actor";
import type { Scope } from "@/lib/accounts/core/rights";
import type { Page } from "@/lib/http/page";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { announceAccessChange } from "./announce-access";
import { audit } from "./audit";
import { authorize } from "./authorize";
import { hashSecret, makeSecret, TOKEN_PREFIX } from "./secrets";
import { deleteToken, createToken as insertToken, listTokens as readTokens } from "./store";

export type TokenView = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly projectId: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
};

type Row = Awaited<ReturnType<typeof readTokens>>[number];

function present(row: Row): TokenView {
  return {
    ...row,
    scopes: row.scopes as Scope[],
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

export async function listTokens(actor: Actor): Promise<Page<TokenView>> {
  return { items: (await readTokens(actor.id)).map(present), nextCursor: null };
}

/**
 * Makes a token that acts for the person, within its scopes. `token` is shown once: only its hash is kept.
 *
 * @throws AppError `forbidden` when a token asks for a token; `not-found` for a project that is not open to them
 */
export async function createToken(
  actor: Actor,
  given: {
    name: string;
    scopes: readonly Scope[];
    projectId?: string | undefined;
    expiresAt?: string | undefined;
  },
): Promise<TokenView & { readonly token: string }> {
  if (actor.scopes !== null)
    throw new AppError("forbidden", "A token cannot make tokens: sign in.", { key: "browserOnly" });
  if (given.expiresAt !== undefined && new Date(given.expiresAt) <= new Date()) {
    const sentence = "The day on which the token ends has passed.";
    throw new AppError("invalid", sentence, { fields: { expiresAt: sentence } });
  }
  if (given.projectId !== undefined) await authorize(actor, "view", { projectId: given.projectId });
  const token = `${TOKEN_PREFIX}${makeSecret()}`;
  const row = await insertToken({
    userId: actor.id,
    name: given.name,
    scopes: [...given.scopes],
    projectId: given.projectId ?? null,
    expiresAt: given.expiresAt === undefined ? null : new Date(given.expiresAt),
    tokenHash: hashSecret(token),
    prefix: token.slice(0, TOKEN_PREFIX.length + 5),
  });
  await audit(actor, { action: "token.create", objectType: "token", objectId: row.id });
  return { ...present(row), token };
}

/** Ends a token at once; sockets it holds close. */
export async function revokeToken(actor: Actor, tokenId: string): Promise<void> {
  if (actor.scopes !== null)
    throw new AppError("forbidden", "A token cannot end tokens: sign in.", { key: "browserOnly" });
  if (!(await deleteToken(actor.id, tokenId))) throw notFound("This token");
  await audit(actor, { action: "token.revoke", objectType: "token", objectId: tokenId });
  await announceAccessChange({ userId: actor.id });
}
