import type { Actor } from "@/lib/accounts/core/actor";
import { type Role, scopeAllows } from "@/lib/accounts/core/rights";
import { transaction } from "@/lib/db/database";
import type { Page } from "@/lib/http/page";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { announceAccessChange } from "./announce-access";
import { audit } from "./audit";
import { authorize } from "./authorize";
import { deleteMember, lockMembers, readMembers, revokeInvitationsBy, updateMember } from "./project-store";

export type MemberView = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: string;
};

type Row = Awaited<ReturnType<typeof readMembers>>[number];

function present({ user, role, createdAt }: Row): MemberView {
  return { userId: user.id, name: user.name, email: user.email, role, createdAt: createdAt.toISOString() };
}

/** All members, in the order they came. A team is never so large that it needs pages; the shape is a page's. */
export async function listMembers(actor: Actor, projectId: string): Promise<Page<MemberView>> {
  const grant = await authorize(actor, "view", { projectId });
  return { items: (await readMembers(grant)).map(present), nextCursor: null };
}

/**
 * Changes a role; open editors of that person look again at once.
 *
 * @throws AppError `conflict` when it would leave the project without an owner
 */
export async function changeRole(
  actor: Actor,
  projectId: string,
  userId: string,
  role: Role,
): Promise<MemberView> {
  const grant = await authorize(actor, "manage", { projectId });
  return transaction(async (tx) => {
    const members = await lockMembers(grant, tx);
    const before = members.find((member) => member.userId === userId);
    if (before === undefined) throw notFound("This member");
    if (role !== "owner") keepAnOwner(members, userId);
    const row = await updateMember(grant, userId, role, tx);
    if (role !== "owner") await revokeInvitationsBy(grant, userId, tx);
    const details = { from: before.role, to: role };
    await audit(
      actor,
      { projectId, action: "member.role", objectType: "user", objectId: userId, details },
      tx,
    );
    await announceAccessChange({ userId, projectId }, tx);
    return present(row);
  });
}

/** Removes a member. Everyone may remove themselves; the rest needs the right to manage. */
export async function removeMember(actor: Actor, projectId: string, userId: string): Promise<void> {
  const grant = await authorize(actor, actor.id === userId ? "view" : "manage", { projectId });
  if (actor.scopes !== null && !scopeAllows(actor.scopes, "manage")) {
    throw new AppError("forbidden", "This token's scopes do not allow this.", { key: "forbiddenScope" });
  }
  await transaction(async (tx) => {
    const members = await lockMembers(grant, tx);
    if (!members.some((member) => member.userId === userId)) throw notFound("This member");
    keepAnOwner(members, userId);
    await deleteMember(grant, userId, tx);
    await revokeInvitationsBy(grant, userId, tx);
    await audit(actor, { projectId, action: "member.remove", objectType: "user", objectId: userId }, tx);
    await announceAccessChange({ userId, projectId }, tx);
  });
}

function keepAnOwner(members: readonly { userId: string; role: Role }[], leavingId: string): void {
  if (members.some((member) => member.role === "owner" && member.userId !== leavingId)) return;
  throw new AppError("conflict", "A project needs an owner: make somebody else owner first.", {
    key: "lastOwner",
  });
}
