import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { ROLES, type Role } from "@/lib/accounts/core/rights";
import { database } from "@/lib/db/database";
import { type GlossaryRight, includes, LINK_RIGHTS, type LinkRight } from "@/lib/glossary/core/rights";
import { listOperations } from "@/lib/http/all-operations";
import { AppError } from "@/lib/kernel/app-error";
import { type BuiltProject, buildActor, buildProject } from "@/lib/testing/build-accounts";
import { buildShared, ELSEWHERE, OPERATIONS, type SharedGlossary } from "@/lib/testing/glossary-operations";

/** What each may do: the right, or null for who is not to know of the glossary. */
const MAY: Readonly<Record<"home" | LinkRight, Readonly<Record<Role, GlossaryRight>>>> = {
  home: { owner: "manage", reviewer: "decide", translator: "propose", viewer: "read" },
  decide: { owner: "decide", reviewer: "decide", translator: "propose", viewer: "read" },
  propose: { owner: "propose", reviewer: "propose", translator: "propose", viewer: "read" },
  read: { owner: "read", reviewer: "read", translator: "read", viewer: "read" },
};

describe("who may do what with a glossary", () => {
  let built: SharedGlossary;
  const people: { name: string; actor: Actor; may: GlossaryRight | null }[] = [];

  beforeAll(async () => {
    built = await buildShared();
    const add = (of: "home" | LinkRight, project: BuiltProject) => {
      for (const role of ROLES)
        people.push({ name: `${role} (${of})`, actor: project[role], may: MAY[of][role] });
    };
    add("home", built);
    for (const right of LINK_RIGHTS) {
      const guest = await buildProject();
      const { glossaryId } = built;
      await database().glossaryLink.create({ data: { glossaryId, projectId: guest.projectId, right } });
      add(right, guest);
    }
    const removed = await buildActor("removed");
    const membership = { userId: removed.id, projectId: built.projectId };
    await database().membership.create({ data: { ...membership, role: "owner" } });
    await database().membership.delete({ where: { userId_projectId: membership } });
    people.push({ name: "removed", actor: removed, may: null });
    people.push({ name: "stranger", actor: built.stranger, may: null });
  });

  it("is told of every operation on one", () => {
    const there = listOperations()
      .map(({ method, path }) => `${method} ${path}`)
      .filter((name) => / \/(?:glossaries|concepts|terms|proposals|imports)\b/u.test(name));
    expect(there.filter((name) => !ELSEWHERE.has(name)).sort()).toEqual(Object.keys(OPERATIONS).sort());
  });

  it.each(Object.entries(OPERATIONS))("%s", async (_name, [right, act, less = "forbidden"]) => {
    const tell = async ({ name, actor }: (typeof people)[number]) =>
      [name, await outcomeOf(() => act(built, actor))] as const;
    // What changes nothing does not wait for the one before.
    const outcomes = right === "read" ? await Promise.all(people.map(tell)) : await inOrder(people, tell);
    expect(outcomes).toEqual(
      people.map(({ name, may }) => {
        const refused = may === null ? "not-found" : less;
        return [name, may !== null && includes(may, right) ? "allowed" : refused];
      }),
    );
  });
});

async function inOrder<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await act(item));
  return results;
}

/** A conflict with what somebody did before is no refusal of the person. */
async function outcomeOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return "allowed";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === "conflict" ? "allowed" : error.code;
  }
}
