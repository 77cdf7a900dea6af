import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { buildProject } from "@/lib/testing/build-accounts";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { buildDocument } from "@/lib/testing/build-texts";
import { listDocumentCandidates, listProjectCandidates, MOST_CHARACTERS } from "./list-candidates";

const TEXTS = [
  "我们要建设数字丝绸之路，数字丝绸之路连接沿线各国的市场。",
  "双方商定把数字丝绸之路写进联合声明，并设立数字贸易专家组。",
  "专家们认为，数字贸易专家组应当尽快开会。数字丝绸之路前景广阔，数字贸易专家组责任重大。",
];

describe("term candidates", () => {
  it("are given with their places, and without what a glossary of the project has", async () => {
    const project = await buildProject();
    const { documentId, paragraphIds, viewer, owner } = await buildDocument({ texts: TEXTS, project });
    const { items, truncated } = await listDocumentCandidates(viewer, documentId, 100);
    expect(truncated).toBe(false);
    const road = items.find(({ text }) => text === "数字丝绸之路");
    expect(road).toMatchObject({ kind: "phrase", frequency: 4 });
    const places = road?.contexts.map(({ text, start, end, ...place }) => {
      expect(text.slice(start, end)).toBe("数字丝绸之路");
      return [place.documentId, place.paragraphId, place.number];
    });
    expect(places).toEqual([0, 0, 1, 2].map((at) => [documentId, paragraphIds[at], at + 1]));

    const { glossaryId } = await buildGlossary({ project });
    await buildConcept(owner, glossaryId, { zh: "数字丝绸之路", en: "Digital Silk Road" });
    const texts = (await listDocumentCandidates(viewer, documentId, 100)).items.map(({ text }) => text);
    expect(texts).not.toContain("数字丝绸之路");
    expect(texts).toContain("数字贸易专家组");
    expect((await listDocumentCandidates(viewer, documentId, 1)).items).toHaveLength(1);
  });

  it("are shown with … where the paragraph goes on", async () => {
    const around = "前面还有许多别的话要说，后面也还有许多别的话要说。".repeat(3);
    const texts = [`${around}数字丝绸之路${around}`, "数字丝绸之路。"];
    const { documentId, owner } = await buildDocument({ texts });
    const { items } = await listDocumentCandidates(owner, documentId, 100);
    const [long, short] = items.find(({ text }) => text === "数字丝绸之路")?.contexts ?? [];
    expect(long?.text).toMatch(/^…[^…]+数字丝绸之路[^…]+…$/u);
    expect(long?.text.slice(long.start, long.end)).toBe("数字丝绸之路");
    expect(short?.text).toBe("数字丝绸之路。");
  });

  it("of a project are those of its documents together, and of no other", async () => {
    const project = await buildProject();
    for (const text of TEXTS) await buildDocument({ texts: [text], project });
    const { projectId, viewer } = project;
    const { items } = await listProjectCandidates(viewer, projectId, 100);
    expect(items.find(({ text }) => text === "数字丝绸之路")?.frequency).toBe(4);
    const own = new Set((await database().document.findMany({ where: { projectId } })).map(({ id }) => id));
    expect(items.flatMap(({ contexts }) => contexts).filter((each) => !own.has(each.documentId))).toEqual([]);
  });

  it("tells when there is more text than it looks through", async () => {
    const long = "甲乙丙，".repeat(MOST_CHARACTERS / 4);
    const { documentId, owner } = await buildDocument({ texts: [long, "第二段。"] });
    expect(await listDocumentCandidates(owner, documentId, 10)).toMatchObject({ truncated: true });
  });

  it("leave others their turn, however long one paragraph is", async () => {
    const some = TEXTS.join("");
    const text = some.repeat(Math.ceil((2 * MOST_CHARACTERS) / some.length));
    const { documentId, owner } = await buildDocument({ texts: [text] });
    let turns = 0;
    const clock = setInterval(() => {
      turns += 1;
    }, 1);
    const { items, truncated } = await listDocumentCandidates(owner, documentId, 100);
    clearInterval(clock);
    const road = items.find((item) => item.text === "数字丝绸之路");
    const places = text.slice(0, MOST_CHARACTERS).split("数字丝绸之路").length - 1;
    expect([truncated, road?.frequency]).toEqual([true, places]);
    expect(turns).toBeGreaterThan(20);
  });

  it("are nothing to a stranger", async () => {
    const { documentId, projectId, stranger } = await buildDocument();
    const refused = { code: "not-found" };
    await expect(listDocumentCandidates(stranger, documentId, 10)).rejects.toMatchObject(refused);
    await expect(listProjectCandidates(stranger, projectId, 10)).rejects.toMatchObject(refused);
  });
});
