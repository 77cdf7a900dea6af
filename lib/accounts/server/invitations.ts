import type { Actor } from "@/lib/accounts/core/actor";
import type { Role } from "@/lib/accounts/core/rights";
import { type Transaction, transaction } from "@/lib/db/database";
import { publicUrl, readEnvironment } from "@/lib/environment";
import type { Page } from "@/lib/http/page";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { audit } from "./audit";
import { authorize } from "./authorize";
import { type NewAccount, prepareAccount } from "./make-account";
import {
  addMember,
  findInvitation,
  insertInvitation,
  markAccepted,
  markRevoked,
  readInvitations,
  readJoinedProject,
} from "./project-store";
import { giveBackTry, takeTry } from "./rate-limit";
import { hashSecret, makeSecret } from "./secrets";
import { createIdentity, createUser, type FoundPerson } from "./store";

export type InvitationView = {
  readonly id: string;
  readonly role: Role;
  readonly email: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
};

/** As long as a name may be that a person types. */
const MAX_NAME = 200;

type Row = Awaited<ReturnType<typeof readInvitations>>[number];

function present({ id, role, email, createdAt, expiresAt }: Row): InvitationView {
  return { id, role, email, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

export async function listInvitations(actor: Actor, projectId: string): Promise<Page<InvitationView>> {
  const grant = await authorize(actor, "manage", { projectId });
  return { items: (await readInvitations(grant)).map(present), nextCursor: null };
}

/** Makes a link that carries a role. `url` is shown once: only its hash is kept. */
export async function createInvitation(
  actor: Actor,
  projectId: string,
  given: { role: Role; email?: string | undefined; days: number },
): Promise<InvitationView & { readonly url: string }> {
  const grant = await authorize(actor, "manage", { projectId });
  const secret = makeSecret();
  const expiresAt = new Date(Date.now() + given.days * 86_400_000);
  return transaction(async (tx) => {
    const { role } = given;
    const row = await insertInvitation(
      grant,
      { role, email: given.email ?? null, tokenHash: hashSecret(secret), expiresAt },
      tx,
    );
    await audit(
      actor,
      {
        projectId,
        action: "invitation.create",
        objectType: "invitation",
        objectId: row.id,
        details: { role },
      },
      tx,
    );
    return { ...present(row), url: `${publicUrl(readEnvironment())}/invitations/${secret}` };
  });
}

export async function revokeInvitation(actor: Actor, projectId: string, invitationId: string): Promise<void> {
  const grant = await authorize(actor, "manage", { projectId });
  await transaction(async (tx) => {
    if (!(await markRevoked(grant, invitationId, tx))) throw notFound("This invitation");
    await audit(
      actor,
      { projectId, action: "invitation.revoke", objectType: "invitation", objectId: invitationId },
      tx,
    );
  });
}

/** What the invitation's page says before anyone signs in. Null for a link that is not open. */
export async function getInvitation(
  secret: string,
): Promise<{ readonly projectName: string; readonly role: Role; readonly email: string | null } | null> {
  const found = await findInvitation(hashSecret(secret));
  return found === null ? null : { projectName: found.project.name, role: found.role, email: found.email };
}

/** Accepts with an account that is signed in. @throws AppError `not-found` for a link that is not open to them */
export function joinByInvitation(actor: Actor, secret: string): Promise<{ readonly projectId: string }> {
  if (actor.scopes !== null)
    throw new AppError("forbidden", "This token's scopes do not allow this.", { key: "forbiddenScope" });
  return transaction((tx) => accept(secret, { id: actor.id, email: actor.email }, tx));
}

/** Accepts by making an account; both happen, or neither. */
export async function acceptInvitation(
  secret: string,
  account: NewAccount,
  address: string,
): Promise<{ readonly projectId: string }> {
  await takeTry("secret-link", address);
  if ((await findInvitation(hashSecret(secret))) === null) throw closedLink();
  await giveBackTry("secret-link", address);
  const make = await prepareAccount(account);
  return transaction(async (tx) => accept(secret, await make(tx), tx));
}

/**
 * Accepts by making an account without a password, for a person whose address a provider vouches for.
 *
 * @returns null when the link is not open to them
 */
export async function acceptByIdentity(
  invitation: { readonly secret: string; readonly address: string },
  claims: {
    readonly provider: string;
    readonly subject: string;
    readonly name: string | null;
    readonly email: string;
  },
): Promise<FoundPerson | null> {
  await takeTry("secret-link", invitation.address);
  const found = await findInvitation(hashSecret(invitation.secret));
  if (found === null || (found.email !== null && found.email !== claims.email)) return null;
  await giveBackTry("secret-link", invitation.address);
  const name = (claims.name?.trim() || claims.email).slice(0, MAX_NAME);
  return transaction(async (tx) => {
    const person = await createUser({ email: claims.email, name, passwordHash: null }, tx);
    await createIdentity(person.id, claims.provider, claims.subject, tx);
    await accept(invitation.secret, person, tx);
    return person;
  });
}

/** The project that a person has joined by a link that is used up, for who opens it again. */
export async function findJoinedProject(actor: Actor, secret: string): Promise<string | null> {
  return readJoinedProject(actor.id, hashSecret(secret));
}

async function accept(
  secret: string,
  person: { readonly id: string; readonly email: string },
  tx: Transaction,
): Promise<{ readonly projectId: string }> {
  const invitation = await findInvitation(hashSecret(secret), tx);
  if (invitation === null) throw closedLink();
  if (invitation.email !== null && invitation.email !== person.email) {
    throw new AppError("forbidden", "This invitation is for another e-mail address.", {
      key: "invitationAddress",
    });
  }
  if (!(await markAccepted(invitation.id, tx))) throw closedLink();
  const { projectId, role } = invitation;
  await addMember(projectId, person.id, role, tx);
  const event = {
    projectId,
    action: "invitation.accept",
    objectType: "user",
    objectId: person.id,
    details: { role },
  };
  await audit(null, event, tx);
  return { projectId };
}

function closedLink(): AppError {
  return new AppError("not-found", "This invitation is not open any more: ask for a new link.", {
    key: "invitationClosed",
  });
}
