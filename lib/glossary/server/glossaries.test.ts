import { describe, expect, it } from "vitest";
import { buildProject } from "@/lib/testing/build-accounts";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { listConcepts } from "./concepts";
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

  it("goes out of sight when its link does, for all but its maker", async () => {
    const { glossaryId, projectId, owner, reviewer } = await buildGlossary();
    await expect(deleteLink(reviewer, glossaryId, projectId)).rejects.toMatchObject({ code: "forbidden" });
    await deleteLink(owner, glossaryId, projectId);
    await expect(getGlossary(reviewer, glossaryId)).rejects.toMatchObject({ code: "not-found" });
    expect((await getGlossary(owner, glossaryId)).right).toBe("manage");
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
