import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/accounts/core/actor";
import { ROLES } from "@/lib/accounts/core/rights";
import { database } from "@/lib/db/database";

/** A person of their own, signed in. */
export async function buildActor(name = "Person"): Promise<Actor> {
  const [actor] = await buildActors([name]);
  if (actor === undefined) throw new Error("One was asked for.");
  return actor;
}

/** People of these names, each signed in. */
async function buildActors(names: readonly string[]): Promise<Actor[]> {
  const users = await database().user.createManyAndReturn({
    data: names.map((name) => ({ name, email: `${randomUUID()}@example.org` })),
    select: { id: true, name: true, email: true },
  });
  const expiresAt = new Date(Date.now() + 86_400_000);
  const sessions = await database().session.createManyAndReturn({
    data: users.map(({ id: userId }) => ({ userId, expiresAt })),
    select: { id: true },
  });
  return users.map((user, at) => ({
    ...user,
    ...{ sessionId: sessions[at]?.id ?? null, scopes: null, onlyProjectId: null, address: "" },
  }));
}

export type BuiltProject = {
  readonly projectId: string;
  readonly owner: Actor;
  readonly reviewer: Actor;
  readonly translator: Actor;
  readonly viewer: Actor;
  /** Signed in, and in no way a member. */
  readonly stranger: Actor;
};

/** A fresh project with one member of each role, and a stranger. */
export async function buildProject(): Promise<BuiltProject> {
  const project = await database().project.create({
    data: { name: "Test project", sourceLanguage: "zh-CN", targetLanguage: "en" },
  });
  const [owner, reviewer, translator, viewer, stranger] = await buildActors([...ROLES, "stranger"]);
  if (!owner || !reviewer || !translator || !viewer || !stranger) throw new Error("Five were asked for.");
  const members = { owner, reviewer, translator, viewer };
  // They joined one after the other.
  const joined = Date.now() - ROLES.length;
  await database().membership.createMany({
    data: ROLES.map((role, at) => ({
      ...{ userId: members[role].id, projectId: project.id, role },
      createdAt: new Date(joined + at),
    })),
  });
  return { ...members, stranger, projectId: project.id };
}
