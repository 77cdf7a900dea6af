import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { exportMemory } from "@/lib/interchange/server/export-memory";
import { importMemory } from "@/lib/interchange/server/import-memory";
import { confirmText, tmxOf } from "@/lib/testing/build-memory";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { linkMemory, listProjectMemories } from "./links";
import { memoryConcordance } from "./memory-concordance";

const SOURCE = "各方强调安全与发展。会议今天闭幕。";
const TARGET = 'All stressed "security & development". The meeting closed today.';

async function upload(built: BuiltTrack, body: BlobPart) {
  const form = new FormData();
  form.set("file", new File([body], "pairs.tmx"));
  form.set("projectId", built.projectId);
  return importMemory(built.reviewer, new Request("http://localhost/", { method: "POST", body: form }));
}

async function build() {
  const built = await buildTrack({ texts: [SOURCE, "第二段。"] });
  await confirmText(built, 0, TARGET);
  await upload(built, tmxOf([["山高水长。", "High mountains."]]));
  const memoryId = (await listProjectMemories(built.owner, built.projectId)).items[0]?.id ?? "";
  return { ...built, memoryId };
}

const textOf = async (...asked: Parameters<typeof exportMemory>) =>
  new Response((await exportMemory(...asked)).body).text();

describe("a memory as a file", () => {
  it("has confirmed pairs, imported ones, or both, with where they come from", async () => {
    const { viewer, memoryId } = await build();
    const all = await textOf(viewer, memoryId, "all");
    expect(all).toContain("All stressed &quot;security &amp; development&quot;.");
    expect(all).toContain('<prop type="x-title">测试文档</prop>');
    expect(all).toContain('<prop type="x-file">pairs.tmx</prop>');
    expect(all).toMatch(/<tu tuid="\d+" segtype="sentence" changedate="\d{8}T\d{6}Z">/u);
    const [confirmed, imported] = [
      await textOf(viewer, memoryId, "confirmed"),
      await textOf(viewer, memoryId, "imported"),
    ];
    expect([confirmed.includes("山高水长"), confirmed.includes("安全")]).toEqual([false, true]);
    expect([imported.includes("山高水长"), imported.includes("安全")]).toEqual([true, false]);
  });

  it("comes in again as the same pairs", async () => {
    const { viewer, memoryId, projectId } = await build();
    const other = await buildTrack();
    const report = await upload(other, await textOf(viewer, memoryId, "all"));
    expect(report).toMatchObject({ created: 4, skipped: 0 });
    const pairsOf = async (id: string) =>
      (await database().memoryUnit.findMany({ where: { memory: { projectId: id } } }))
        .map(({ source, target }) => `${source} ${target}`)
        .toSorted();
    expect(await pairsOf(other.projectId)).toEqual(await pairsOf(projectId));
  });

  it("is for its project's members: a project that it is linked to searches it, and a stranger sees nothing", async () => {
    const { stranger, memoryId, projectId } = await build();
    await expect(exportMemory(stranger, memoryId, "all")).rejects.toMatchObject({ code: "not-found" });
    const other = await buildTrack();
    await database().membership.create({ data: { userId: other.owner.id, projectId, role: "viewer" } });
    await linkMemory(other.owner, { memoryId, projectId: other.projectId, right: "read" });
    await expect(exportMemory(other.viewer, memoryId, "all")).rejects.toMatchObject({ code: "forbidden" });
    expect((await memoryConcordance(other.viewer, memoryId, { q: "安全", limit: 5 })).items).toHaveLength(1);
  });
});

describe("a concordance of a memory", () => {
  it("finds words in either language, in their context, with the sentence beside them", async () => {
    const { viewer, memoryId } = await build();
    const look = async (q: string) => (await memoryConcordance(viewer, memoryId, { q, limit: 5 })).items;
    expect(await look("安全")).toMatchObject([
      {
        ...{ side: "source", before: "各方强调", found: "安全" },
        beside: { text: 'All stressed "security & development".', isSure: true },
        origin: { kind: "rendering", documentTitle: "测试文档" },
      },
    ]);
    expect(await look("CLOSED")).toMatchObject([
      { side: "target", found: "closed", beside: { text: "会议今天闭幕。", isSure: true } },
    ]);
    expect(await look("mountain")).toMatchObject([{ origin: { kind: "import", fileName: "pairs.tmx" } }]);
    expect(await look("ountain")).toEqual([]);
  });

  it("comes in pages, refuses marks alone, and is nothing for a stranger", async () => {
    const built = await build();
    await upload(
      built,
      tmxOf(Array.from({ length: 5 }, (_, at) => [`第${at}次和平会议。`, `Peace ${at}.`] as const)),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await memoryConcordance(built.viewer, built.memoryId, { q: "peace", limit: 2, cursor });
      seen.push(...page.items.map(({ beside }) => beside?.text ?? ""));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([4, 3, 2, 1, 0].map((at) => `第${at}次和平会议。`));
    const asked = { q: "。", limit: 5 };
    await expect(memoryConcordance(built.viewer, built.memoryId, asked)).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(
      memoryConcordance(built.stranger, built.memoryId, { ...asked, q: "和" }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
