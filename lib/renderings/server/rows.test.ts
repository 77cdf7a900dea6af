import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { findRow, listRows } from "./list-rows";

const nothing = { trackId: null, state: null, words: null, paragraphId: null } as const;
const forward = { after: -1, direction: "next" } as const;

let large: BuiltTrack;
beforeAll(async () => {
  large = await buildTrack({ texts: Array.from({ length: 10_000 }, (_, at) => `第${at}段，共同体。`) });
});

describe("listRows", () => {
  it("gives a range by index with every track's rendering", async () => {
    const document = await buildTrack();
    const track = await buildTrack({ document });
    const { total, items } = await listRows(track.viewer, track.documentId, { from: 1, count: 5 });
    expect(total).toBe(3);
    expect(items.map(({ index, paragraph }) => [index, paragraph.text])).toEqual([
      [1, "第二段。"],
      [2, "第三段。"],
    ]);
    expect(Object.keys(items[0]?.renderings ?? {}).toSorted()).toEqual(
      [document.trackId, track.trackId].toSorted(),
    );
    const one = await listRows(track.viewer, track.documentId, { from: 0, count: 1, track: [track.trackId] });
    expect(Object.keys(one.items[0]?.renderings ?? {})).toEqual([track.trackId]);
    expect((await listRows(track.viewer, track.documentId, { from: 9, count: 5 })).items).toEqual([]);
  });

  it("leaves out what is joined or set aside", async () => {
    const track = await buildTrack();
    const [first = "", second = "", third = ""] = track.paragraphIds;
    await database().paragraph.update({ where: { id: second }, data: { joinedIntoId: first } });
    await database().paragraph.update({ where: { id: third }, data: { excluded: true } });
    const { total, items } = await listRows(track.viewer, track.documentId, { from: 0, count: 5 });
    expect([total, items.map(({ paragraph }) => paragraph.id)]).toEqual([1, [first]]);
    const found = await findRow(track.viewer, track.documentId, {
      ...nothing,
      ...forward,
      paragraphId: second,
    });
    expect(found).toMatchObject({ index: 0, paragraphId: first });
  });

  it("is not found by strangers", async () => {
    await expect(listRows(large.stranger, large.documentId, { from: 0, count: 5 })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(findRow(large.stranger, large.documentId, { ...nothing, ...forward })).rejects.toMatchObject(
      {
        code: "not-found",
      },
    );
  });
});

describe("findRow", () => {
  it("finds the next unconfirmed row, goes round, and says when there is none", async () => {
    const track = await buildTrack();
    const [first = "", second = "", third = ""] = track.paragraphIds;
    const set = (paragraphId: string, data: object) =>
      database().rendering.updateMany({ where: { paragraphId, trackId: track.trackId }, data });
    await set(first, { state: "translated", needsWork: true });
    await set(second, { state: "reviewed" });
    await set(third, { state: "translated" });
    const find = (after: number, direction: "next" | "previous" = "next") =>
      findRow(track.viewer, track.documentId, {
        ...nothing,
        ...{ trackId: track.trackId, state: "unconfirmed", after, direction },
      });
    expect(await find(-1)).toEqual({ index: 0, paragraphId: first, wrapped: false });
    expect(await find(0)).toEqual({ index: 0, paragraphId: first, wrapped: true });
    expect(await find(2, "previous")).toEqual({ index: 0, paragraphId: first, wrapped: false });
    await set(first, { state: "translated", needsWork: false });
    expect(await find(-1)).toEqual({ index: null, paragraphId: null, wrapped: false });
  });

  it("finds words in source and renderings, as they are written", async () => {
    const track = await buildTrack({ texts: ["人类命运共同体", "100%的努力", "第三段"] });
    await database().rendering.updateMany({
      where: { paragraphId: track.paragraphIds[2] ?? "" },
      data: { text: "Win-Win" },
    });
    const find = async (words: string) =>
      (await findRow(track.viewer, track.documentId, { ...nothing, ...forward, words })).index;
    expect([
      await find("命运"),
      await find("win-win"),
      await find("0%的"),
      await find("%"),
      await find("_"),
    ]).toEqual([0, 2, 1, 1, null]);
  });

  it("goes to a paragraph of 10,000", async () => {
    const paragraphId = large.paragraphIds[8765] ?? "";
    const found = await findRow(large.viewer, large.documentId, { ...nothing, ...forward, paragraphId });
    expect(found.index).toBe(8765);
  });
});
