import { describe, expect, it } from "vitest";
import { accept, unlink } from "@/lib/alignment/core/edit-layout";
import { placesOf } from "@/lib/alignment/core/layout";
import { database } from "@/lib/db/database";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { importIntoTrack } from "./import-into-track";
import { listLinks } from "./list-links";
import { discardAlignment, getAlignment, realignTrack, saveAlignment } from "./repair-alignment";
import { startAlignment } from "./start-alignment";
import { writeAlignment } from "./write-alignment";

const ZH = ["村子在河边。冬天山上有雪。", "老师有1200本书。", "学生修了一座桥。图书馆在哪里？"];
const EN = [
  "The village is by the river. In winter there is snow on the mountain.",
  "The teacher has 1,200 books. The students built a bridge. Where is the library?",
];
const tell = () => {};
const given = { bytes: new TextEncoder().encode(EN.join("\n\n")), fileName: "a.txt" };
const all = { limit: 100 };

const textsOf = async (trackId: string) =>
  (
    await database().rendering.findMany({ where: { trackId }, orderBy: { paragraph: { orderKey: "asc" } } })
  ).map(({ text }) => text);

async function write(built: BuiltTrack) {
  return writeAlignment(built.translator, built.trackId, { preview: false, replace: false, seen: null });
}

describe("an alignment", () => {
  it("parts an English paragraph that stands for two, and links sentences", async () => {
    const built = await buildTrack({ texts: ZH });
    const { trackId, translator, viewer } = built;
    const stages: string[] = [];
    const draft = await startAlignment(translator, trackId, {
      given,
      seen: null,
      tell: ({ stage }) => stages.push(stage),
    });
    expect(stages).toEqual(["read", "align"]);
    expect(await getAlignment(translator, trackId)).toEqual(draft);
    expect(draft).toMatchObject({ outdated: false, ofTrack: false });
    const preview = await writeAlignment(translator, trackId, { preview: true, replace: false, seen: null });
    expect(preview.placed).toBe(3);
    expect(await textsOf(trackId)).toEqual(["", "", ""]);
    expect((await write(built)).placed).toBe(3);
    expect(await textsOf(trackId)).toEqual([
      EN[0],
      "The teacher has 1,200 books.",
      "The students built a bridge. Where is the library?",
    ]);
    await expect(getAlignment(translator, trackId)).rejects.toMatchObject({ code: "not-found" });
    const { items } = await listLinks(viewer, trackId, all);
    expect(items.map(({ links }) => links.map(({ source }) => source?.quote))).toEqual([
      ["村子在河边。", "冬天山上有雪。"],
      ["老师有1200本书。"],
      ["学生修了一座桥。", "图书馆在哪里？"],
    ]);
    const first = await listLinks(viewer, trackId, { limit: 2 });
    const rest = await listLinks(viewer, trackId, { limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...rest.items]).toEqual(items);
    const [, second = ""] = built.paragraphIds;
    expect((await listLinks(viewer, trackId, { ...all, paragraph: [second] })).items).toEqual([items[1]]);
  });

  it("of the track itself is written whole or not at all: what was written since is not lost", async () => {
    const built = await buildTrack({ texts: ZH });
    const { trackId, translator, paragraphIds } = built;
    await startAlignment(translator, trackId, { given, seen: null, tell });
    await write(built);
    const before = await textsOf(trackId);
    await startAlignment(translator, trackId, { given: null, seen: null, tell });
    const [first = ""] = paragraphIds;
    await putRendering(translator, {
      trackId,
      paragraphId: first,
      rich: { text: "Written since.", marks: [] },
      seen: null,
    });
    await expect(write(built)).rejects.toMatchObject({ key: "alignmentOutdated" });
    expect(await textsOf(trackId)).toEqual(["Written since.", ...before.slice(1)]);
    expect(await getAlignment(translator, trackId)).toMatchObject({ ofTrack: true });
  });

  it("stays to be looked over while some of it has no place", async () => {
    const built = await buildTrack({ texts: ZH });
    const { trackId, translator, paragraphIds } = built;
    await startAlignment(translator, trackId, { given, seen: null, tell });
    await putRendering(translator, {
      trackId,
      paragraphId: paragraphIds[0] ?? "",
      rich: { text: "There.", marks: [] },
      seen: null,
    });
    expect((await write(built)).placed).toBe(2);
    await expect(getAlignment(translator, trackId)).resolves.toMatchObject({ ofTrack: false });
  });

  it("has links that follow edits, and shows none that hold no more", async () => {
    const built = await buildTrack({ texts: ZH });
    const { trackId, translator, paragraphIds } = built;
    await importIntoTrack(translator, trackId, { ...given, preview: false, replace: false });
    const [paragraphId = ""] = paragraphIds;
    const text = "So: The village is by the river. In winter it is cold up there.";
    await putRendering(translator, { trackId, paragraphId, rich: { text, marks: [] }, seen: null });
    const { items } = await listLinks(translator, trackId, { ...all, paragraph: [paragraphId] });
    expect(items[0]).toMatchObject({ stale: 1, links: [{ target: { start: 4, end: 32 } }] });
    expect(items[0]?.links).toHaveLength(1);
  });

  it("keeps what a person fixed, when it is aligned again at once and when the track is later", async () => {
    const built = await buildTrack({ texts: ZH });
    const { trackId, translator } = built;
    const draft = await startAlignment(translator, trackId, { given, seen: null, tell });
    const edited = unlink(1)(draft.layout) ?? draft.layout;
    const fixedOf = (beads: readonly { source: number; target: number; fixed: boolean }[]) =>
      beads.filter(({ fixed }) => fixed).map(({ source, target }) => [source, target]);
    const wanted = [
      [1, 0],
      [0, 1],
    ];
    const again = await realignTrack(translator, trackId, { layout: edited, seen: draft.revision, tell });
    expect(fixedOf(again.layout.beads)).toEqual(wanted);
    await write(built);
    const later = await startAlignment(translator, trackId, { given: null, seen: null, tell });
    expect(later.ofTrack).toBe(true);
    expect(fixedOf(later.layout.beads)).toEqual(wanted);
    const before = await textsOf(trackId);
    expect((await write(built)).beads.every(({ outcome }) => outcome === "same")).toBe(true);
    expect(await textsOf(trackId)).toEqual(before);
  });

  it("of the track keeps what a person fixed, also after the text around it was edited", async () => {
    const { trackId, translator, paragraphIds } = await buildTrack({ texts: ZH });
    const draft = await startAlignment(translator, trackId, { given, seen: null, tell });
    const last = draft.layout.beads.length - 1;
    const layout = accept(last)(accept(1)(draft.layout) ?? draft.layout) ?? draft.layout;
    await saveAlignment(translator, trackId, { layout, seen: draft.revision });
    await writeAlignment(translator, trackId, { preview: false, replace: false, seen: null });
    const [first = "", , third = ""] = paragraphIds;
    for (const [paragraphId, text] of [
      [first, "By the river lies a village. In winter there is snow on the mountain."],
      [third, "There: the students built a bridge. Where is the library?"],
    ] as const)
      await putRendering(translator, { trackId, paragraphId, rich: { text, marks: [] }, seen: null });
    const again = await startAlignment(translator, trackId, { given: null, seen: null, tell });
    const fixed = placesOf(again.layout).filter((_, at) => again.layout.beads[at]?.fixed === true);
    const said = fixed.map(({ target }) =>
      again.layout.target
        .slice(target.from, target.to)
        .map(({ paragraph, start, end }) => again.target[paragraph]?.text.slice(start, end)),
    );
    expect(said).toEqual([["In winter there is snow on the mountain."], ["Where is the library?"]]);
  });

  it("is not given up for another unless that is said: whose it is, and of when, is told", async () => {
    const built = await buildTrack({ texts: ZH });
    const { trackId, translator, owner } = built;
    const first = await startAlignment(translator, trackId, { given, seen: null, tell });
    expect(first.changed.byId).toBe(translator.id);
    const start = (seen: number | null) => startAlignment(owner, trackId, { given, seen, tell });
    const refusal = { key: "alignmentExists", detail: { name: first.changed.byName, at: first.changed.at } };
    await expect(start(null)).rejects.toMatchObject({ code: "conflict", ...refusal });
    await expect(start(first.revision + 1)).rejects.toMatchObject(refusal);
    expect(await getAlignment(owner, trackId)).toEqual(first);
    const second = await start(first.revision);
    expect(second).toMatchObject({ revision: first.revision + 1, changed: { byId: owner.id } });
  });

  it("that nobody waits for any more is not kept", async () => {
    const { trackId, translator } = await buildTrack({ texts: ZH });
    const stop = new AbortController();
    const aligning = startAlignment(translator, trackId, {
      ...{ given, seen: null, signal: stop.signal },
      tell: ({ stage }) => stage === "align" && stop.abort(),
    });
    await expect(aligning).rejects.toMatchObject({ key: "alignmentCanceled" });
    await expect(getAlignment(translator, trackId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("works the same for three tracks of one source, each with its own text, draft and links", async () => {
    const first = await buildTrack({ texts: ZH });
    const others = [await buildTrack({ document: first }), await buildTrack({ document: first })];
    const { translator, viewer } = first;
    const texts = [
      EN.join("\n\n"),
      "By the river there is a village. The mountain is covered with snow in winter.\n\nThe teacher has 1,200 books.\n\nStudents have built a bridge. And where is the library?",
      "The village lies by the river; in winter the mountain has snow. The teacher owns 1,200 books. The students built a bridge. Where is the library?",
    ];
    const tracks = [first, ...others];
    for (const [at, { trackId }] of tracks.entries()) {
      const bytes = new TextEncoder().encode(texts[at]);
      await startAlignment(translator, trackId, {
        ...{ given: { bytes, fileName: "a.txt" }, seen: null, tell },
      });
    }
    for (const built of tracks) await write(built);
    const written = await Promise.all(tracks.map(({ trackId }) => textsOf(trackId)));
    expect(written.map((all) => all.filter((text) => text !== "").length)).toEqual([3, 3, 3]);
    expect(new Set(written.map((all) => all[1]))).toEqual(
      new Set(["The teacher has 1,200 books.", "The teacher owns 1,200 books."]),
    );
    for (const { trackId } of tracks) {
      const { items } = await listLinks(viewer, trackId, all);
      expect(items).toHaveLength(3);
      expect(items.every(({ stale }) => stale === 0)).toBe(true);
    }
  });

  it("refuses stale and foreign layouts, viewers, strangers, and a track without words", async () => {
    const { trackId, translator, viewer, stranger, owner } = await buildTrack({ texts: ZH });
    await expect(
      startAlignment(translator, trackId, { given: null, seen: null, tell }),
    ).rejects.toMatchObject({
      key: "nothingToAlign",
    });
    const { layout, revision } = await startAlignment(translator, trackId, { given, seen: null, tell });
    const foreign = { ...layout, beads: layout.beads.slice(1) };
    await expect(saveAlignment(translator, trackId, { layout: foreign, seen: null })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await saveAlignment(owner, trackId, { layout, seen: revision })).toEqual({
      revision: revision + 1,
    });
    await expect(saveAlignment(translator, trackId, { layout, seen: revision })).rejects.toMatchObject({
      code: "stale",
    });
    for (const [actor, code] of [
      [viewer, "forbidden"],
      [stranger, "not-found"],
    ] as const) {
      await expect(startAlignment(actor, trackId, { given, seen: null, tell })).rejects.toMatchObject({
        code,
      });
      await expect(getAlignment(actor, trackId)).rejects.toMatchObject({ code });
      await expect(saveAlignment(actor, trackId, { layout, seen: null })).rejects.toMatchObject({ code });
      await expect(realignTrack(actor, trackId, { layout, seen: null, tell })).rejects.toMatchObject({
        code,
      });
      await expect(discardAlignment(actor, trackId, null)).rejects.toMatchObject({ code });
      const asked = { preview: true, replace: false, seen: null };
      await expect(writeAlignment(actor, trackId, asked)).rejects.toMatchObject({ code });
    }
    await expect(discardAlignment(translator, trackId, revision)).rejects.toMatchObject({ code: "stale" });
    await expect(listLinks(stranger, trackId, all)).rejects.toMatchObject({ code: "not-found" });
    await discardAlignment(translator, trackId, null);
    await expect(getAlignment(translator, trackId)).rejects.toMatchObject({ code: "not-found" });
  });
});
