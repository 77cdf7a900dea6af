import { describe, expect, it } from "vitest";
import { startAlignment } from "@/lib/alignment/server/start-alignment";
import { database } from "@/lib/db/database";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { buildTrack } from "@/lib/testing/build-texts";
import { bringIntoTrack } from "./bring-into-track";
import { returnTexts } from "./return-texts";
import { listReturns, undoReturn } from "./undo-return";
import { writeAligned } from "./write-aligned";

const ZH = ["村子在河边。", "老师有1200本书。", "学生修了一座桥。"];
const EN = ["The village is by the river.", "The teacher has 1,200 books.", "The students built a bridge."];
const given = { bytes: new TextEncoder().encode(EN.join("\n\n")), fileName: "official.md" };

const textsOf = async (trackId: string) =>
  (
    await database().rendering.findMany({ where: { trackId }, orderBy: { paragraph: { orderKey: "asc" } } })
  ).map(({ text, state }) => [text, state]);

describe("a text that was aligned", () => {
  it("is one batch: listed, and taken back but for what was changed since", async () => {
    const { translator, viewer, trackId, paragraphIds } = await buildTrack({ texts: ZH });
    const [first = "", second = ""] = paragraphIds;
    const before = { text: "A village.", marks: [] };
    await putRendering(translator, { trackId, paragraphId: first, rich: before, seen: null });
    const stood = await textsOf(trackId);
    const preview = await bringIntoTrack(translator, trackId, { ...given, preview: true, replace: true });
    expect(preview.batchId).toBeNull();
    const { batchId } = await bringIntoTrack(translator, trackId, {
      ...given,
      preview: false,
      replace: true,
    });
    expect((await textsOf(trackId)).map(([text]) => text)).toEqual(EN);
    const { items } = await listReturns(viewer, trackId);
    expect(items).toMatchObject([
      { id: batchId, fileName: "official.md", format: "aligned", undoneAt: null },
    ]);
    const mine = { text: "My teacher has 1,200 books.", marks: [] };
    await putRendering(translator, { trackId, paragraphId: second, rich: mine, seen: null });
    expect(await undoReturn(translator, batchId ?? "")).toEqual({ restored: 2, kept: 1 });
    const now = await textsOf(trackId);
    expect([now[0], now[1]?.[0], now[2]]).toEqual([stood[0], mine.text, stood[2]]);
    await expect(undoReturn(translator, batchId ?? "")).rejects.toMatchObject({ key: "undoneAlready" });
  });

  it("is one batch when it was looked over first, and nobody else's to take back", async () => {
    const { translator, viewer, stranger, reviewer, trackId } = await buildTrack({ texts: ZH });
    await startAlignment(translator, trackId, { given, seen: null, tell: () => {} });
    const asked = { replace: false, seen: null };
    expect((await writeAligned(translator, trackId, { ...asked, preview: true })).batchId).toBeNull();
    const { batchId } = await writeAligned(translator, trackId, { ...asked, preview: false });
    await expect(undoReturn(viewer, batchId ?? "")).rejects.toMatchObject({ code: "forbidden" });
    await expect(undoReturn(stranger, batchId ?? "")).rejects.toMatchObject({ code: "not-found" });
    expect(await undoReturn(reviewer, batchId ?? "")).toEqual({ restored: 3, kept: 0 });
    expect(await textsOf(trackId)).toEqual(ZH.map(() => ["", "initial"]));
  });
});

describe("a long file that came back", () => {
  const MANY = 450;

  it("is taken back with word of how far it is, and not at all when that is given up", async () => {
    const texts = Array.from({ length: MANY }, (_, at) => `第${at}段。`);
    const { translator, trackId } = await buildTrack({ texts });
    const table = texts.map((source, at) => `"${source}","Text ${at}."\r\n`).join("");
    const bytes = new TextEncoder().encode(`"source [zh-CN]","Draft [en]"\r\n${table}`);
    const { returnId, counts } = await returnTexts(translator, trackId, {
      ...{ bytes, fileName: "long.csv", preview: false, take: [] },
    });
    expect(counts.created).toBe(MANY);
    const gone = new AbortController();
    const canceled = undoReturn(translator, returnId ?? "", {
      signal: gone.signal,
      tell: () => gone.abort(),
    });
    await expect(canceled).rejects.toMatchObject({ name: "AbortError" });
    expect((await textsOf(trackId)).every(([text]) => text !== "")).toBe(true);
    const told: object[] = [];
    const tell = (progress: object) => told.push(progress);
    expect(await undoReturn(translator, returnId ?? "", { tell })).toEqual({ restored: MANY, kept: 0 });
    expect(told).toEqual([
      { done: 200, total: MANY },
      { done: 400, total: MANY },
      { done: MANY, total: MANY },
    ]);
    expect((await textsOf(trackId)).every(([text]) => text === "")).toBe(true);
  });
});
