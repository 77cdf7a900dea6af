import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/accounts/core/actor";
import type { Role } from "@/lib/accounts/core/rights";
import { database } from "@/lib/db/database";

/** A person of their own, signed in. */
export async function buildActor(name = "Person"): Promise<Actor> {
  const user = await database().user.create({ data: { name, email: `${randomUUID()}@example.org` } });
  const expiresAt = new Date(Date.now() + 86_400_000);
  const session = await database().session.create({ data: { userId: user.id, expiresAt } });
  return {
    id: user.id,
    name,
    email: user.email,
    sessionId: session.id,
    scopes: null,
    onlyProjectId: null,
    address: "",
  };
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
  const join = async (role: Role): Promise<Actor> => {
    const actor = await buildActor(role);
    await database().membership.create({ data: { userId: actor.id, projectId: project.id, role } });
    return actor;
  };
  return {
    projectId: project.id,
    owner: await join("owner"),
    reviewer: await join("reviewer"),
    translator: await join("translator"),
    viewer: await join("viewer"),
    stranger: await buildActor("stranger"),
  };
}
