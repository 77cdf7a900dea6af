import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import type { Role } from "@/lib/accounts/core/rights";
import { deleteProject, restoreProject } from "@/lib/accounts/server/projects";
import { findGlossaryOwner } from "@/lib/cli/server/store";
import { database } from "@/lib/db/database";
import type { LinkRight } from "@/lib/glossary/core/rights";
import { type BuiltProject, buildProject } from "@/lib/testing/build-accounts";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import {
  createGlossary,
  deleteGlossary,
  deleteLink,
  getGlossary,
  listGlossaries,
  listLinks,
  putLink,
  restoreGlossary,
  updateGlossary,
} from "./glossaries";

const notFound = { code: "not-found" };
const tooSmall = { code: "forbidden", key: "glossaryRole" };

const join = (actor: Actor, projectId: string, role: Role) =>
  database().membership.create({ data: { userId: actor.id, projectId, role } });

/** A project that uses the glossary, of people who do not know those of its home. */
async function buildGuest(glossaryId: string, right: LinkRight): Promise<BuiltProject> {
  const guest = await buildProject();
  await database().glossaryLink.create({ data: { glossaryId, projectId: guest.projectId, right } });
  return guest;
}

/** A project that the owner of the home owns as well; it does not use the glossary yet. */
async function buildSister(owner: Actor): Promise<BuiltProject> {
  const sister = await buildProject();
  await join(owner, sister.projectId, "owner");
  return sister;
}

/** As a project is once its retention is over: gone with its rows. */
const erase = (id: string) => database().project.delete({ where: { id } });

describe("a glossary's home", () => {
  it("moves to another project of who looks after it, which decides and looks after it from then on", async () => {
    const { glossaryId, projectId, owner, reviewer } = await buildGlossary();
    const sister = await buildSister(owner);
    const moved = await updateGlossary(owner, glossaryId, { homeProjectId: sister.projectId }, 1);
    expect(moved).toMatchObject({ homeProjectId: sister.projectId, revision: 2 });
    expect(await listLinks(owner, glossaryId)).toMatchObject([
      { projectId, right: "decide", isHome: false, looksAfter: false },
      { projectId: sister.projectId, right: "decide", isHome: true, looksAfter: true },
    ]);
    expect((await getGlossary(sister.owner, glossaryId)).right).toBe("manage");
    await database().membership.delete({
      where: { userId_projectId: { userId: owner.id, projectId: sister.projectId } },
    });
    expect((await getGlossary(owner, glossaryId)).right).toBe("decide");
    expect((await getGlossary(reviewer, glossaryId)).right).toBe("decide");
    await deleteLink(owner, glossaryId, projectId);
    const events = await database().auditEvent.findMany({
      where: { action: "glossary.home", objectId: glossaryId },
      orderBy: { id: "asc" },
    });
    expect(events).toMatchObject([
      { projectId: sister.projectId, details: { from: projectId }, actorId: owner.id },
      { projectId, details: { to: sister.projectId } },
    ]);
  });

  it("raises what the new home may do, and is changed together with a name", async () => {
    const { glossaryId, owner } = await buildGlossary();
    const sister = await buildSister(owner);
    await putLink(owner, { glossaryId, projectId: sister.projectId, right: "read" });
    const change = { name: "Moved", homeProjectId: sister.projectId };
    expect(await updateGlossary(owner, glossaryId, change)).toMatchObject(change);
    const links = await listLinks(owner, glossaryId);
    expect(links.find(({ isHome }) => isHome)).toMatchObject({
      projectId: sister.projectId,
      right: "decide",
    });
  });

  it("is not moved by others, to projects of others, by a token for one project, or over a newer state", async () => {
    const { glossaryId, projectId, owner, reviewer, viewer, stranger } = await buildGlossary();
    const sister = await buildSister(owner);
    const foreign = await buildProject();
    const guest = await buildGuest(glossaryId, "decide");
    const home = { homeProjectId: sister.projectId };
    await join(reviewer, sister.projectId, "owner");
    for (const actor of [reviewer, viewer])
      await expect(updateGlossary(actor, glossaryId, home)).rejects.toMatchObject(tooSmall);
    await expect(
      updateGlossary(guest.owner, glossaryId, { homeProjectId: guest.projectId }),
    ).rejects.toMatchObject(tooSmall);
    for (const actor of [stranger, sister.owner])
      await expect(updateGlossary(actor, glossaryId, home)).rejects.toMatchObject(notFound);
    const toForeign = { homeProjectId: foreign.projectId };
    await expect(updateGlossary(owner, glossaryId, toForeign)).rejects.toMatchObject(notFound);
    await join(owner, foreign.projectId, "reviewer");
    await expect(updateGlossary(owner, glossaryId, toForeign)).rejects.toMatchObject({
      key: "forbiddenRole",
    });
    const token = { ...owner, sessionId: null, scopes: ["admin"] as const };
    for (const homeProjectId of [sister.projectId, projectId])
      await expect(
        updateGlossary({ ...token, onlyProjectId: projectId }, glossaryId, { homeProjectId }),
      ).rejects.toMatchObject({ code: "forbidden", key: "glossaryMoveToken" });
    const writing = { ...token, scopes: ["write"] as const };
    await expect(updateGlossary(writing, glossaryId, home)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateGlossary(owner, glossaryId, home, 7)).rejects.toMatchObject({ code: "stale" });
    expect(await getGlossary(owner, glossaryId)).toMatchObject({ homeProjectId: projectId, revision: 1 });
    expect(await listLinks(owner, glossaryId)).toHaveLength(1);
    expect((await updateGlossary(token, glossaryId, home)).homeProjectId).toBe(sister.projectId);
  });
});

describe("while its home is deleted", () => {
  it("a glossary is looked after where it has been decided in for longest, until the home is back", async () => {
    const { glossaryId, projectId, owner } = await buildGlossary();
    const reads = await buildGuest(glossaryId, "read");
    const first = await buildGuest(glossaryId, "decide");
    const second = await buildGuest(glossaryId, "decide");
    await deleteProject(owner, projectId);
    expect(await getGlossary(first.owner, glossaryId)).toMatchObject({
      right: "manage",
      homeProjectId: null,
    });
    expect(await listLinks(first.owner, glossaryId)).toMatchObject([{ isHome: false, looksAfter: true }]);
    expect((await getGlossary(first.reviewer, glossaryId)).right).toBe("decide");
    expect((await getGlossary(second.owner, glossaryId)).right).toBe("decide");
    expect((await getGlossary(reads.owner, glossaryId)).right).toBe("read");
    expect((await findGlossaryOwner(glossaryId))?.id).toBe(first.owner.id);
    await updateGlossary(first.owner, glossaryId, { rule: { quorum: 2 } });
    await deleteGlossary(first.owner, glossaryId);
    await restoreGlossary(first.owner, glossaryId);
    await expect(deleteLink(first.owner, glossaryId, projectId)).rejects.toMatchObject({
      key: "glossaryHome",
    });
    await restoreProject(owner, projectId);
    expect(await getGlossary(owner, glossaryId)).toMatchObject({ right: "manage", homeProjectId: projectId });
    expect((await getGlossary(first.owner, glossaryId)).right).toBe("decide");
  });

  it("it may be moved, and is not given back then", async () => {
    const { glossaryId, projectId, owner } = await buildGlossary();
    const guest = await buildGuest(glossaryId, "decide");
    await deleteProject(owner, projectId);
    await updateGlossary(guest.owner, glossaryId, { homeProjectId: guest.projectId });
    await restoreProject(owner, projectId);
    expect(await getGlossary(guest.owner, glossaryId)).toMatchObject({
      ...{ right: "manage", homeProjectId: guest.projectId },
    });
    expect((await getGlossary(owner, glossaryId)).right).toBe("decide");
  });

  it("is taken over by owners of the oldest that uses it where none decides, and by nobody else", async () => {
    const { glossaryId, projectId, owner } = await buildGlossary();
    const first = await buildGuest(glossaryId, "propose");
    const second = await buildGuest(glossaryId, "propose");
    const take = (actor: Actor, homeProjectId: string, more = {}) =>
      updateGlossary(actor, glossaryId, { homeProjectId, ...more });
    await expect(take(first.owner, first.projectId)).rejects.toMatchObject(tooSmall);
    await deleteProject(owner, projectId);
    expect(await getGlossary(first.owner, glossaryId)).toMatchObject({
      ...{ right: "propose", heirProjectId: first.projectId },
    });
    expect((await getGlossary(first.reviewer, glossaryId)).heirProjectId).toBeNull();
    expect((await getGlossary(second.owner, glossaryId)).heirProjectId).toBeNull();
    const elsewhere = await buildSister(first.owner);
    await expect(take(first.reviewer, first.projectId)).rejects.toMatchObject(tooSmall);
    await expect(take(second.owner, second.projectId)).rejects.toMatchObject(tooSmall);
    await expect(take(first.owner, elsewhere.projectId)).rejects.toMatchObject(tooSmall);
    await expect(take(first.owner, first.projectId, { name: "Ours" })).rejects.toMatchObject(tooSmall);
    expect(await take(first.owner, first.projectId)).toMatchObject({
      ...{ right: "manage", homeProjectId: first.projectId, heirProjectId: null },
    });
    expect((await getGlossary(second.owner, glossaryId)).right).toBe("propose");
  });

  it("it is its maker's where nothing else uses it, if they own that project", async () => {
    const { owner, reviewer, projectId, stranger } = await buildProject();
    const { id: other } = await createGlossary(reviewer, { name: "by a reviewer", projectId });
    const { id } = await createGlossary(owner, { name: "by an owner", projectId });
    await buildConcept(owner, id);
    await deleteProject(owner, projectId);
    expect((await getGlossary(owner, id)).right).toBe("manage");
    const seen = await listGlossaries(owner, { limit: 10 });
    expect(seen.items.map((each) => each.id)).toEqual([id]);
    for (const actor of [reviewer, stranger])
      await expect(getGlossary(actor, id)).rejects.toMatchObject(notFound);
    const bound = { ...owner, sessionId: null, scopes: ["admin"] as const, onlyProjectId: projectId };
    await expect(getGlossary(bound, id)).rejects.toMatchObject(notFound);
    // Whoever made one without owning the project waits for it, and could do nothing meanwhile that comes back with it.
    for (const actor of [owner, reviewer])
      await expect(getGlossary(actor, other)).rejects.toMatchObject(notFound);
    expect((await listGlossaries(reviewer, { limit: 10 })).items).toEqual([]);
    await restoreProject(owner, projectId);
    expect((await getGlossary(owner, other)).right).toBe("manage");
    expect((await getGlossary(reviewer, other)).right).toBe("decide");
  });
});

describe("while its home is deleted and nobody else uses it", () => {
  it.each(["read", "propose"] as const)("it is at home where its maker links it, to %s", async (right) => {
    const { glossaryId, projectId, owner } = await buildGlossary();
    const sister = await buildSister(owner);
    await deleteProject(owner, projectId);
    const place = { glossaryId, projectId: sister.projectId };
    expect(await putLink(owner, { ...place, right })).toMatchObject({ isHome: true, looksAfter: true });
    for (const actor of [owner, sister.owner])
      expect(await getGlossary(actor, glossaryId)).toMatchObject({
        ...{ right: "manage", homeProjectId: sister.projectId },
      });
    await restoreProject(owner, projectId);
    expect(await listLinks(owner, glossaryId)).toMatchObject([
      { projectId, right: "decide", isHome: false, looksAfter: false },
      { projectId: sister.projectId, right, isHome: true, looksAfter: true },
    ]);
    const where = { action: "glossary.home", objectId: glossaryId };
    expect(await database().auditEvent.findMany({ where, orderBy: { id: "asc" } })).toMatchObject([
      { projectId: sister.projectId, details: { from: projectId } },
      { projectId, details: { to: sister.projectId } },
    ]);
  });
});

describe("when its home is no more", () => {
  it("a glossary is there with its concepts, and looked after as while it was deleted", async () => {
    const { glossaryId, projectId, owner } = await buildGlossary();
    const { id: conceptId } = await buildConcept(owner, glossaryId);
    const guest = await buildGuest(glossaryId, "decide");
    await erase(projectId);
    expect(await database().concept.count({ where: { id: conceptId } })).toBe(1);
    expect(await getGlossary(guest.owner, glossaryId)).toMatchObject({
      right: "manage",
      homeProjectId: null,
    });
    await expect(getGlossary(owner, glossaryId)).rejects.toMatchObject(notFound);
    const sister = await buildSister(guest.owner);
    await putLink(guest.owner, { glossaryId, projectId: sister.projectId, right: "decide" });
    expect((await getGlossary(sister.owner, glossaryId)).right).toBe("decide");
    expect((await getGlossary(guest.owner, glossaryId)).right).toBe("manage");
  });

  it("it is its maker's own again where nothing uses it", async () => {
    const { glossaryId, projectId, owner, reviewer } = await buildGlossary();
    await erase(projectId);
    expect((await getGlossary(owner, glossaryId)).right).toBe("manage");
    await expect(getGlossary(reviewer, glossaryId)).rejects.toMatchObject(notFound);
    const next = await buildSister(owner);
    expect(await putLink(owner, { glossaryId, projectId: next.projectId, right: "read" })).toMatchObject({
      isHome: true,
      looksAfter: true,
    });
  });
});
