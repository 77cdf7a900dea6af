import { describe, expect, it, vi } from "vitest";
import { updateProject } from "@/lib/accounts/server/projects";
import { database, pool } from "@/lib/db/database";
import { appendDocument } from "@/lib/documents/server/append-document";
import { importMemory } from "@/lib/interchange/server/import-memory";
import { confirmText, tmxOf } from "@/lib/testing/build-memory";
import { type BuiltTrack, buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { feedForNow } from "./feed-memory";
import { listProjectMemories } from "./links";
import { paragraphMatches } from "./paragraph-matches";
import { searchMemory } from "./search-memory";

const FIRST = "我们要加强合作，增长5.2%。";

const search = ({ viewer, projectId }: BuiltTrack, q = FIRST) =>
  searchMemory(viewer, { q, threshold: 0.7, limit: 10, projectId });

async function importPairs(built: BuiltTrack, pairs: Parameters<typeof tmxOf>[0]) {
  const form = new FormData();
  form.set("file", new File([tmxOf(pairs)], "pairs.tmx"));
  form.set("projectId", built.projectId);
  await importMemory(built.reviewer, new Request("http://localhost/", { method: "POST", body: form }));
}

describe("a search", () => {
  it("does not wait for an import that holds the memory, and says that there is more to come", async () => {
    const built = await buildTrack({ texts: [FIRST] });
    const [memory] = (await listProjectMemories(built.owner, built.projectId)).items;
    const importing = await pool().connect();
    try {
      await importing.query("BEGIN");
      await importing.query('UPDATE "Memory" SET "version" = "version" + 1 WHERE "id" = $1', [memory?.id]);
      await confirmText(built, 0, "We shall cooperate more; growth was 5.2 percent.");
      const { items, waiting } = await search(built);
      expect(items).toEqual([]);
      expect(waiting).toBeGreaterThan(0);
    } finally {
      await importing.query("COMMIT");
      importing.release();
    }
    await vi.waitFor(
      async () => expect(await search(built)).toMatchObject({ items: [{}], waiting: 0 }),
      10_000,
    );
  });

  it("after a large installation answers at once, and the rest is read without it", async () => {
    const texts = Array.from({ length: 1_300 }, (_, at) => `第${at}次会议讨论了合作问题。`);
    const built = await buildTrack({ texts });
    await database().rendering.updateMany({
      where: { trackId: built.trackId },
      data: { text: "The meeting discussed cooperation.", state: "translated" },
    });
    const left = await feedForNow([built.projectId], 0);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(1_300);
    const count = () => database().memoryUnit.count({ where: { memory: { projectId: built.projectId } } });
    await vi.waitFor(async () => expect(await count()).toBe(1_300), 30_000);
    expect(await feedForNow([built.projectId], 0)).toBe(0);
  });
});

describe("a project's languages", () => {
  it("are its memory's: pairs of the languages before are not offered, and come back with them", async () => {
    const built = await buildTrack({ texts: [FIRST] });
    await confirmText(built, 0, "We shall cooperate more; growth was 5.2 percent.");
    await importPairs(built, [["山高水长。", "High mountains, long rivers."]]);
    const both = async () => [
      (await search(built)).items.length,
      (await search(built, "山高水长。")).items.length,
    ];
    expect(await both()).toEqual([1, 1]);
    await updateProject(built.owner, built.projectId, { targetLanguage: "fr" });
    expect(await both()).toEqual([0, 0]);
    const { id = "" } = (await listProjectMemories(built.owner, built.projectId)).items[0] ?? {};
    expect(await database().memory.findUniqueOrThrow({ where: { id } })).toMatchObject({
      targetLanguage: "fr",
    });
    await updateProject(built.owner, built.projectId, { targetLanguage: "en" });
    expect(await both()).toEqual([1, 1]);
  });
});

describe("a pair in its context", () => {
  it("is that no longer when a paragraph comes to stand beside it, and is again when that goes", async () => {
    const texts = ["各方都同意。", FIRST];
    const built = await buildTrack({ texts });
    await confirmText(built, 1, "We shall cooperate more; growth was 5.2 percent.");
    const again = await buildTrack({ document: await buildDocument({ project: built, texts }) });
    const kinds = async () => {
      const asked = { threshold: 0.7, limit: 5 };
      const { items } = await paragraphMatches(built.viewer, again.paragraphIds[1] ?? "", asked);
      return items.map(({ level, kind }) => [level, kind]);
    };
    expect(await kinds()).toEqual([["paragraph", "in-context"]]);
    const part = { bytes: new TextEncoder().encode("会议到此结束。"), fileName: "part.txt" };
    await appendDocument(built.translator, built.documentId, part);
    expect(await kinds()).toEqual([["paragraph", "exact"]]);
    await database().paragraph.deleteMany({
      where: { documentId: built.documentId, text: "会议到此结束。" },
    });
    expect(await kinds()).toEqual([["paragraph", "in-context"]]);
  });
});
