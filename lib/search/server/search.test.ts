import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database, pool } from "@/lib/db/database";
import { withinTime } from "@/lib/db/within-time";
import { buildProject } from "@/lib/testing/build-accounts";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { listSearchDocuments } from "./list-search-documents";
import { searchTexts } from "./search-texts";

const TEXTS = ["维护国家安全，促进发展。", "推進安全合作。", "各国人民期待和平。", "安"];
const ENGLISH = [
  "Uphold national security and promote development.",
  "Insecure times, secured gains.",
  "",
  "",
];

async function build() {
  const built = await buildTrack({ texts: TEXTS });
  for (const [at, text] of ENGLISH.entries())
    await database().rendering.update({ where: { id: built.renderingIds[at] ?? "" }, data: { text } });
  return built;
}

const find = async (actor: Actor, q: string, asked: Partial<Parameters<typeof searchTexts>[1]> = {}) =>
  (await searchTexts(actor, { q, limit: 50, ...asked })).items.map(({ kind, text }) => `${kind}: ${text}`);

describe("search", () => {
  let built: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    built = await build();
  });

  it("finds one and two characters, simplified by traditional and the other way round", async () => {
    expect(await find(built.owner, "安全")).toEqual([`source: ${TEXTS[0]}`, `source: ${TEXTS[1]}`]);
    expect(await find(built.owner, "安")).toHaveLength(3);
    expect(await find(built.owner, "推进安全")).toEqual([`source: ${TEXTS[1]}`]);
    expect(await find(built.owner, "國家安全")).toEqual([`source: ${TEXTS[0]}`]);
    expect(await find(built.owner, "安国")).toEqual([]);
  });

  it("finds words by their beginnings, phrases as they stand, and what stands beside them", async () => {
    expect(await find(built.owner, "secur")).toEqual([
      `rendering: ${ENGLISH[0]}`,
      `rendering: ${ENGLISH[1]}`,
    ]);
    expect(await find(built.owner, "national security")).toEqual([`rendering: ${ENGLISH[0]}`]);
    expect(await find(built.owner, "security national")).toEqual([]);
    const { items } = await searchTexts(built.owner, { q: "NATIONAL", limit: 5 });
    expect(items[0]).toMatchObject({
      paragraph: { id: built.paragraphIds[0], number: 1 },
      track: { id: built.trackId },
      spans: [{ start: 7, end: 15 }],
      counterparts: [{ text: TEXTS[0], language: "zh-CN" }],
    });
  });

  it("pages through all kinds without losing or repeating any, and counts them", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchTexts(built.owner, { q: "安", limit: 1, cursor });
      expect(page.counts).toEqual({ source: 3, rendering: 0, term: 0, comment: 0 });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([built.paragraphIds[0], built.paragraphIds[1], built.paragraphIds[3]]);
  });

  it("finds terms of linked glossaries and comments", async () => {
    const glossary = await buildGlossary();
    const { owner } = glossary;
    await buildConcept(owner, glossary.glossaryId, { zh: "双循环", en: "dual circulation" });
    expect(await find(owner, "雙循環")).toEqual(["term: 双循环"]);
    const { items } = await searchTexts(owner, { q: "dual", limit: 5 });
    expect(items[0]).toMatchObject({ kind: "term", counterparts: [{ text: "双循环", name: "preferred" }] });
    const thread = await database().thread.create({
      data: {
        projectId: glossary.projectId,
        subjectType: "project",
        subjectId: glossary.projectId,
        createdById: owner.id,
      },
    });
    await database().comment.create({
      data: { threadId: thread.id, authorId: owner.id, body: "这里的措辞再议" },
    });
    expect(await find(owner, "措辞")).toEqual(["comment: 这里的措辞再议"]);
    expect(await find(built.owner, "措辞")).toEqual([]);
    expect(await find(built.owner, "双循环")).toEqual([]);
  });

  it("shows a stranger nothing, and nothing of what is deleted or set aside", async () => {
    const stranger = (await buildProject()).owner;
    expect(await find(stranger, "安全")).toEqual([]);
    const other = await buildDocument({ texts: ["罕见的字眼", "另一罕见"] });
    await database().paragraph.update({
      where: { id: other.paragraphIds[1] ?? "" },
      data: { excluded: true },
    });
    expect(await find(other.owner, "罕见")).toEqual(["source: 罕见的字眼"]);
    await database().document.update({ where: { id: other.documentId }, data: { deletedAt: new Date() } });
    expect(await find(other.owner, "罕见")).toEqual([]);
  });

  it("counts so many and says that there are more, on pages that are the same", async () => {
    const project = await buildProject();
    const { owner } = project;
    for (let nth = 0; nth < 6; nth += 1) {
      const document = await buildDocument({
        project,
        texts: ["共商共建。", "无关。", "共享、共建与共商。"],
      });
      const track = await buildTrack({ document });
      await database().rendering.updateMany({ where: { trackId: track.trackId }, data: { text: "共建" } });
    }
    const pages = async (counted: number | undefined) => {
      const [ids, told]: [string[], unknown[]] = [[], []];
      let cursor: string | undefined;
      do {
        const page = await searchTexts(owner, { q: "共建", limit: 5, cursor, counted });
        ids.push(...page.items.map(({ id }) => id));
        told.push([page.counts.source, page.counts.rendering, page.over]);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return { ids, told };
    };
    const all = await pages(undefined);
    expect(new Set(all.ids).size).toBe(30);
    expect(new Set(all.told.map((each) => JSON.stringify(each)))).toEqual(new Set(["[12,18,[]]"]));
    const some = await pages(3);
    expect(some.ids).toEqual(all.ids);
    expect(some.told[0]).toEqual([3, 3, ["source", "rendering"]]);
    const most = await pages(12);
    expect([most.ids, most.told[0]]).toEqual([all.ids, [12, 12, ["rendering"]]]);
    const phrase = await searchTexts(owner, { q: "共商共建", limit: 50, counted: 3 });
    expect([phrase.items.length, phrase.counts.source, phrase.over]).toEqual([6, 3, ["source"]]);
    expect(new Set(phrase.items.map(({ text }) => text))).toEqual(new Set(["共商共建。"]));
  });

  it("tells where one may look, and a stranger nothing", async () => {
    const { viewer, stranger, projectId, documentId, trackId } = built;
    const [document] = await listSearchDocuments(viewer, projectId);
    expect(document).toMatchObject({ id: documentId, tracks: [{ id: trackId, name: "Draft 1" }] });
    await expect(listSearchDocuments(stranger, projectId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("keeps to what it is asked for", async () => {
    const { owner, documentId, trackId, projectId } = built;
    expect(await find(owner, "安全", { document: documentId, project: projectId })).toHaveLength(2);
    expect(await find(owner, "安全", { track: trackId })).toEqual([]);
    expect(await find(owner, "security", { track: trackId, state: "initial" })).toHaveLength(1);
    expect(await find(owner, "security", { state: "final" })).toEqual([]);
    expect(await find(owner, "安全", { kind: "rendering" })).toEqual([]);
    await expect(searchTexts(owner, { q: "。", limit: 5 })).rejects.toMatchObject({ code: "invalid" });
    await expect(searchTexts(owner, { q: "安", limit: 5, cursor: "x" })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("finds phrases that begin with digits or letters inside Chinese", async () => {
    const texts = ["自2012年以来", "在20世纪", "发展AI技术，共抗COVID-19疫情"];
    const { owner } = await buildDocument({ texts });
    expect(await find(owner, "2012年")).toEqual([`source: ${texts[0]}`]);
    expect(await find(owner, "20世纪")).toEqual([`source: ${texts[1]}`]);
    expect(await find(owner, "0世纪")).toEqual([]);
    expect(await find(owner, "AI技术")).toEqual([`source: ${texts[2]}`]);
    expect(await find(owner, "covid-19")).toEqual([`source: ${texts[2]}`]);
  });

  it("finds words of any script by two of their characters", async () => {
    const texts = ["국가안보를 지킨다", "ものづくりの精神", "ความมั่นคงแห่งชาติ", "ပြည်သူ့လုံခြုံရေး"];
    const { owner } = await buildDocument({ texts });
    for (const [at, q] of ["안보", "づく", "มั่น", "လုံခြုံ"].entries())
      expect(await find(owner, q)).toEqual([`source: ${texts[at]}`]);
    expect(await find(owner, "보안")).toEqual([]);
  });

  it("finds no comment on a track that is deleted", async () => {
    const { owner, projectId, documentId, trackId } = await buildTrack();
    const subject = { projectId, documentId, trackId, subjectType: "document", subjectId: documentId };
    const thread = await database().thread.create({ data: { ...subject, createdById: owner.id } });
    await database().comment.create({
      data: { threadId: thread.id, authorId: owner.id, body: "译法存疑" },
    });
    expect(await find(owner, "存疑")).toEqual(["comment: 译法存疑"]);
    await database().track.update({ where: { id: trackId }, data: { deletedAt: new Date() } });
    expect(await find(owner, "存疑")).toEqual([]);
  });

  it("tells the part around the words on both sides, and each place in its context when asked", async () => {
    const filler = "这是一句普通的话。".repeat(500);
    const long = await buildTrack({ texts: [`${filler}我们维护安全。${filler}`] });
    const words = "This is a plain sentence. ".repeat(500);
    const text = `${words}We uphold security. ${words}`;
    await database().rendering.update({ where: { id: long.renderingIds[0] ?? "" }, data: { text } });
    const { items } = await searchTexts(long.owner, { q: "安全", limit: 5, view: "concordance" });
    const [item] = items;
    expect(item).toMatchObject({ isCutBefore: true, isCutAfter: true });
    expect(item?.text.length).toBeLessThan(400);
    expect(item?.spans.map(({ start, end }) => item.text.slice(start, end))).toEqual(["安全"]);
    expect(item?.counterparts[0]?.text).toContain("We uphold security.");
    expect(item?.counterparts[0]?.text.length).toBeLessThan(400);
    expect(item?.lines).toMatchObject([
      { found: "安全", isCutBefore: true, beside: { text: "We uphold security.", isSure: true } },
    ]);
    const [plain] = (await searchTexts(long.owner, { q: "安全", limit: 5 })).items;
    expect(plain?.lines).toEqual([]);
  });

  it("is stopped with one sentence when it takes too long", async () => {
    const slow = withinTime((sql) => sql("SELECT pg_sleep(5)"), 20);
    await expect(slow).rejects.toMatchObject({ code: "unavailable", key: "searchSlow" });
    await expect(withinTime((sql) => sql("SELECT no_such_column"))).rejects.not.toMatchObject({
      code: "unavailable",
    });
  });

  it("loses nothing between pages when tracks share a place in the order, or texts come in between", async () => {
    const one = await buildTrack({ texts: ["一。", "二。"] });
    const two = await buildTrack({ document: one });
    await database().track.update({ where: { id: two.trackId }, data: { orderKey: "a0" } });
    await database().track.update({ where: { id: one.trackId }, data: { orderKey: "a0" } });
    await database().rendering.updateMany({
      where: { trackId: { in: [one.trackId, two.trackId] } },
      data: { text: "Harmony" },
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchTexts(one.owner, { q: "harmony", limit: 1, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
      if (seen.length === 1) {
        const later = await buildTrack({ document: await buildDocument({ project: one }) });
        await database().rendering.updateMany({
          where: { trackId: later.trackId },
          data: { text: "Harmony" },
        });
      }
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual([...one.renderingIds, ...two.renderingIds].toSorted());
  });

  it("pages through comments on texts", async () => {
    const { owner, projectId, documentId } = await buildDocument();
    const thread = await database().thread.create({
      data: { projectId, documentId, subjectType: "document", subjectId: documentId, createdById: owner.id },
    });
    await database().comment.createMany({
      data: ["斟酌一", "斟酌二", "斟酌三"].map((body) => ({ threadId: thread.id, authorId: owner.id, body })),
    });
    const first = await searchTexts(owner, { q: "斟酌", limit: 2 });
    const second = await searchTexts(owner, { q: "斟酌", limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...second.items].map(({ text }) => text)).toEqual(["斟酌三", "斟酌二", "斟酌一"]);
  });

  it("takes texts of any length and of any characters", async () => {
    const texts = ["安全发展".repeat(60_000), "a\u0300\u3000😀'\\\\ & | ! <-> :*", "word ".repeat(100_000)];
    const long = await buildDocument({ texts });
    expect((await searchTexts(long.owner, { q: "全发", limit: 5 })).items).toHaveLength(1);
    for (const q of ["'", "a' & b", "\\", "!(a)", "a:*", "{1}", "(?i)a", "[安"]) {
      await searchTexts(long.owner, { q, limit: 5 }).catch((error: { code?: string }) =>
        expect(error.code).toBe("invalid"),
      );
    }
  });

  it("is served by the index", async () => {
    const plan = await pool().query<{ "QUERY PLAN": string }>(
      `EXPLAIN SELECT 1 FROM "Paragraph" p WHERE search_tokens(p."text") @@ $$'安全'$$::tsquery`,
    );
    expect(plan.rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("Paragraph_search_idx");
  });
});
