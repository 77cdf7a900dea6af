import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { confirmText } from "@/lib/testing/build-memory";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { confirmMemoryLink, linkMemory, listMemoryLinks, listProjectMemories, unlinkMemory } from "./links";
import { searchMemory } from "./search-memory";

const FIRST = "我们要加强合作，增长5.2%。";

const join = (userId: string, projectId: string, role: "viewer" | "owner") =>
  database().membership.create({ data: { userId, projectId, role } });
const leave = (userId: string, projectId: string) =>
  database().membership.delete({ where: { userId_projectId: { userId, projectId } } });
const found = async ({ viewer, projectId }: BuiltTrack) =>
  (await searchMemory(viewer, { q: FIRST, threshold: 0.7, limit: 5, projectId })).items.length;

/** One project's memory, linked to another by that one's owner, who is a viewer of the first. */
async function build() {
  const [one, other] = [await buildTrack({ texts: [FIRST] }), await buildTrack({ texts: [FIRST] })];
  await confirmText(one, 0, "We shall cooperate more; growth was 5.2 percent.");
  const memoryId = (await listProjectMemories(one.owner, one.projectId)).items[0]?.id ?? "";
  await join(other.owner.id, one.projectId, "viewer");
  await linkMemory(other.owner, { memoryId, projectId: other.projectId, right: "read" });
  expect(await found(other)).toBe(1);
  return { one, other, memoryId };
}

describe("a link to a memory", () => {
  it("offers nothing once its maker is no member of the memory's project, until an owner there answers for it", async () => {
    const { one, other, memoryId } = await build();
    await leave(other.owner.id, one.projectId);
    expect(await found(other)).toBe(0);
    const asked = { q: FIRST, threshold: 0.7, limit: 5, memoryId };
    await expect(searchMemory(other.viewer, asked)).rejects.toMatchObject({ code: "not-found" });
    const { items } = await listProjectMemories(other.owner, other.projectId);
    expect(items.find(({ id }) => id === memoryId)).toMatchObject({ isSuspended: true, units: 0 });
    expect(await listMemoryLinks(one.owner, memoryId)).toMatchObject([
      { projectId: other.projectId, linkedByName: "owner", isSuspended: true },
    ]);
    await expect(confirmMemoryLink(other.owner, memoryId, other.projectId)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(confirmMemoryLink(one.viewer, memoryId, other.projectId)).rejects.toMatchObject({
      code: "forbidden",
    });
    await confirmMemoryLink(one.owner, memoryId, other.projectId);
    expect(await found(other)).toBe(1);
  });

  it("offers nothing once its maker does not own the project that it is offered to", async () => {
    const { other } = await build();
    await database().membership.update({
      where: { userId_projectId: { userId: other.owner.id, projectId: other.projectId } },
      data: { role: "reviewer" },
    });
    expect(await found(other)).toBe(0);
  });

  it("holds again when it is linked again, and can be ended by either side while it is suspended", async () => {
    const { one, other, memoryId } = await build();
    await leave(other.owner.id, one.projectId);
    await join(other.owner.id, one.projectId, "viewer");
    expect(await found(other)).toBe(0);
    await linkMemory(other.owner, { memoryId, projectId: other.projectId, right: "read" });
    expect(await found(other)).toBe(1);
    await leave(other.owner.id, one.projectId);
    await expect(unlinkMemory(other.viewer, memoryId, other.projectId)).rejects.toMatchObject({
      code: "forbidden",
    });
    await unlinkMemory(other.owner, memoryId, other.projectId);
    expect(await listMemoryLinks(one.owner, memoryId)).toEqual([]);
  });

  it("is listed for the owners of the memory, who end it", async () => {
    const { one, other, memoryId } = await build();
    await expect(listMemoryLinks(one.viewer, memoryId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listMemoryLinks(one.stranger, memoryId)).rejects.toMatchObject({ code: "not-found" });
    await unlinkMemory(one.owner, memoryId, other.projectId);
    expect(await found(other)).toBe(0);
  });

  it("is not passed on by who reads the memory through it", async () => {
    const { other, memoryId } = await build();
    const third = await buildTrack({ texts: [FIRST] });
    await join(third.owner.id, other.projectId, "viewer");
    const link = { memoryId, projectId: third.projectId, right: "read" as const };
    await expect(linkMemory(third.owner, link)).rejects.toMatchObject({ code: "not-found" });
  });
});
