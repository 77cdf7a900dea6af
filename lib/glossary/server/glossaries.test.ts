import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { deleteProject, restoreProject } from "@/lib/accounts/server/projects";
import { database } from "@/lib/db/database";
import { listNotifications } from "@/lib/discussion/server/notifications";
import { newTerm } from "@/lib/glossary/core/entry";
import type { LinkRight } from "@/lib/glossary/core/rights";
import { type BuiltProject, buildProject } from "@/lib/testing/build-accounts";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { addTerm, listConcepts, updateConcept } from "./concepts";
import { createProposal } from "./create-proposal";
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

const page = { limit: 100 };
const ids = (list: { readonly items: readonly { readonly id: string }[] }) => list.items.map(({ id }) => id);

/** Another project, to which the glossary is linked with a right. */
async function buildGuest(by: Actor, glossaryId: string, right: LinkRight): Promise<BuiltProject> {
  const guest = await buildProject();
  const membership = { userId: by.id, projectId: guest.projectId };
  await database().membership.create({ data: { ...membership, role: "owner" } });
  await putLink(by, { glossaryId, projectId: guest.projectId, right });
  await database().membership.delete({ where: { userId_projectId: membership } });
  return guest;
}

describe("a glossary", () => {
  it("belongs to the project it was made in; strangers find nothing", async () => {
    const { glossaryId, projectId, viewer, translator, stranger } = await buildGlossary();
    expect((await getGlossary(viewer, glossaryId)).right).toBe("read");
    expect((await getGlossary(translator, glossaryId)).right).toBe("propose");
    expect(ids(await listGlossaries(viewer, { ...page, projectId }))).toEqual([glossaryId]);
    expect(ids(await listGlossaries(stranger, page))).toEqual([]);
    await expect(getGlossary(stranger, glossaryId)).rejects.toMatchObject({ code: "not-found" });
    await expect(listGlossaries(stranger, { ...page, projectId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is made by those who review, and one's own until it is linked", async () => {
    const { translator, owner, projectId, reviewer } = await buildProject();
    await expect(createGlossary(translator, { name: "x", projectId })).rejects.toMatchObject({
      code: "forbidden",
    });
    const { id, right } = await createGlossary(translator, { name: "mine" });
    expect(right).toBe("manage");
    await expect(getGlossary(reviewer, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(putLink(translator, { glossaryId: id, projectId, right: "read" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const own = await createGlossary(owner, { name: "owner's" });
    await putLink(owner, { glossaryId: own.id, projectId, right: "propose" });
    expect((await getGlossary(reviewer, own.id)).right).toBe("propose");
  });

  it("is shared by several projects, each with its own right, and no project learns of another", async () => {
    const built = await buildGlossary();
    const other = await buildProject();
    const { glossaryId, owner } = built;
    await expect(
      putLink(owner, { glossaryId, projectId: other.projectId, right: "propose" }),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(getGlossary(other.owner, glossaryId)).rejects.toMatchObject({ code: "not-found" });
    expect(await listLinks(owner, glossaryId)).toHaveLength(1);
  });

  it("is changed and deleted by those who look after it, and restored", async () => {
    const { glossaryId, owner, reviewer } = await buildGlossary();
    await expect(updateGlossary(reviewer, glossaryId, { name: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const changed = await updateGlossary(owner, glossaryId, { name: "Terms", rule: { quorum: 3 } });
    expect(changed).toMatchObject({
      name: "Terms",
      rule: { quorum: 3, proposerMayVote: true },
      decidesAlone: false,
    });
    await deleteGlossary(owner, glossaryId);
    await expect(getGlossary(owner, glossaryId)).rejects.toMatchObject({ code: "not-found" });
    await expect(restoreGlossary(reviewer, glossaryId)).rejects.toMatchObject({ code: "forbidden" });
    expect((await restoreGlossary(owner, glossaryId)).name).toBe("Terms");
  });

  it("stays linked where it is at home, and goes out of sight elsewhere when its link does", async () => {
    const { glossaryId, projectId, owner, reviewer } = await buildGlossary();
    const guest = await buildGuest(owner, glossaryId, "decide");
    await expect(deleteLink(reviewer, glossaryId, projectId)).rejects.toMatchObject({ code: "forbidden" });
    for (const actor of [owner, guest.owner])
      await expect(deleteLink(actor, glossaryId, projectId)).rejects.toMatchObject({
        code: actor === owner ? "conflict" : "not-found",
      });
    expect((await getGlossary(owner, glossaryId)).homeProjectId).toBe(projectId);
    expect((await getGlossary(guest.owner, glossaryId)).homeProjectId).toBeNull();
    await deleteLink(guest.owner, glossaryId, guest.projectId);
    await expect(getGlossary(guest.owner, glossaryId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is looked after by its home's owners alone: a project that decides decides, and no more", async () => {
    const { glossaryId, owner } = await buildGlossary({ rule: { quorum: 3 } });
    const guest = await buildGuest(owner, glossaryId, "decide");
    expect((await getGlossary(guest.owner, glossaryId)).right).toBe("decide");
    const refused = { code: "forbidden", key: "glossaryRole" };
    const change = { rule: { quorum: 1, proposerMayVote: true } };
    await expect(updateGlossary(guest.owner, glossaryId, change)).rejects.toMatchObject(refused);
    await expect(deleteGlossary(guest.owner, glossaryId)).rejects.toMatchObject(refused);
    const link = { glossaryId, projectId: guest.projectId, right: "decide" as const };
    await expect(putLink(guest.owner, link)).rejects.toMatchObject(refused);
    expect((await getGlossary(owner, glossaryId)).rule.quorum).toBe(3);
  });

  it("comes to nobody by what others take away: a member removed, a project deleted and restored", async () => {
    const { owner, reviewer, projectId } = await buildProject();
    const { id } = await createGlossary(reviewer, { name: "by a reviewer", projectId });
    const guest = await buildGuest(owner, id, "read");
    await database().membership.delete({
      where: { userId_projectId: { userId: reviewer.id, projectId } },
    });
    await deleteProject(owner, projectId);
    for (const actor of [reviewer, owner])
      await expect(getGlossary(actor, id)).rejects.toMatchObject({ code: "not-found" });
    expect(ids(await listGlossaries(reviewer, page))).toEqual([]);
    expect((await getGlossary(guest.owner, id)).right).toBe("read");
    await expect(updateGlossary(guest.owner, id, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await restoreProject(owner, projectId);
    expect((await getGlossary(owner, id)).right).toBe("manage");
    await expect(getGlossary(reviewer, id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("of one's own is at home in the first project it is linked to, and stays there without its maker", async () => {
    const { owner, reviewer, projectId } = await buildProject();
    const { id } = await createGlossary(owner, { name: "mine" });
    expect((await listLinks(owner, id)).length).toBe(0);
    expect(await putLink(owner, { glossaryId: id, projectId, right: "read" })).toMatchObject({
      isHome: true,
    });
    await database().membership.updateMany({
      where: { projectId, userId: { in: [owner.id, reviewer.id] } },
      data: { role: "translator" },
    });
    await database().membership.updateMany({
      where: { projectId, userId: reviewer.id },
      data: { role: "owner" },
    });
    expect((await getGlossary(owner, id)).right).toBe("read");
    expect((await getGlossary(reviewer, id)).right).toBe("manage");
  });

  it("a token for one project reaches the glossaries of that project only", async () => {
    const { glossaryId, owner, projectId } = await buildGlossary();
    const other = await buildGlossary();
    const token = { ...owner, sessionId: null, scopes: ["read"] as const, onlyProjectId: projectId };
    expect(ids(await listGlossaries(token, page))).toEqual([glossaryId]);
    await expect(getGlossary(token, other.glossaryId)).rejects.toMatchObject({ code: "not-found" });
    await expect(updateGlossary(token, glossaryId, { name: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("listConcepts", () => {
  it("calls and sorts a concept by what is decided, whatever somebody proposes in front of it", async () => {
    const { owner, translator, glossaryId } = await buildGlossary();
    const first = await buildConcept(owner, glossaryId, { zh: "安全", en: "security" });
    const second = await buildConcept(owner, glossaryId, { zh: "主权", en: "sovereignty" });
    const related = { relations: [{ conceptId: second.id, kind: "related" as const }] };
    await updateConcept(owner, first.id, related, { seen: null });
    const synonym = newTerm.parse({ language: "zh-CN", text: "阿" });
    const { terms } = await addTerm(translator, second.id, synonym, { seen: null });
    const termOrder = terms.map(({ id }) => id).toReversed();
    await updateConcept(translator, second.id, { termOrder }, { seen: null });
    const { items } = await listConcepts(owner, glossaryId, { sort: "pinyin", limit: 10 });
    expect(items.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(items[0]?.relations[0]?.name).toBe("主权");
    expect(items[1]).toMatchObject({ pinyin: "zhǔ quán", terms: [{ text: "阿" }, {}, {}] });
    const termId = items[1]?.terms[0]?.id ?? "";
    const steps = [{ op: "edit-term" as const, termId, set: { status: "admitted" as const } }];
    const asked = { conceptId: second.id, steps, reason: "", evidence: [] };
    await createProposal(translator, glossaryId, asked);
    const told = await listNotifications(owner, { limit: 1, unread: "false" });
    expect(told.items[0]?.proposal?.term).toBe("主权");
  });

  it("finds by part, pinyin and initials; filters and pages in pinyin order", async () => {
    const { glossaryId, owner } = await buildGlossary();
    const terms = ["双循环", "共同体", "安全观", "多边主义"];
    for (const zh of terms) await buildConcept(owner, glossaryId, { zh, en: `${zh} in English` });
    await buildConcept(owner, glossaryId, { zh: "草案", en: "draft", status: "proposed" });
    const list = (asked: object) => listConcepts(owner, glossaryId, { sort: "pinyin", limit: 10, ...asked });
    const names = async (asked: object) => (await list(asked)).items.map(({ terms: [first] }) => first?.text);
    expect(await names({})).toEqual(["安全观", "草案", "多边主义", "共同体", "双循环"]);
    expect(await names({ q: "sxh" })).toEqual(["双循环"]);
    expect(await names({ q: "gong tong" })).toEqual(["共同体"]);
    expect(await names({ q: "主义" })).toEqual(["多边主义"]);
    expect(await names({ q: "循环 in eng" })).toEqual(["双循环"]);
    expect(await names({ q: "%" })).toEqual([]);
    expect(await names({ status: "proposed" })).toEqual(["草案"]);
    expect(await names({ undecided: true })).toEqual(["草案"]);
    const first = await list({ limit: 2 });
    expect(first.total).toBe(5);
    expect(await names({ limit: 2, cursor: first.nextCursor ?? undefined })).toEqual(["多边主义", "共同体"]);
  });
});
