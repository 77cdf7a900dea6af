import { describe, expect, it } from "vitest";
import { lockFreshRendering } from "@/lib/collaboration/server/rendering-rows";
import { database, transaction } from "@/lib/db/database";
import { updateCheckSettings } from "@/lib/quality/server/settings";
import { getRendering } from "@/lib/renderings/server/get-rendering";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { buildTrack } from "@/lib/testing/build-texts";
import { importIntoTrack } from "./import-into-track";

const ZH = ["村子在河边。", "老师有1200本书。", "学生修了一座桥。"];
const OTHER = "A village lies on the river.\n\nTeachers have 1,200 books.\n\nThe students built a bridge.";

const textOf = (text: string, more: object = {}) => ({
  ...{ bytes: new TextEncoder().encode(text), fileName: "official.md", preview: false, replace: false },
  ...more,
});

describe("importIntoTrack", () => {
  const english =
    "The village is by the river.\n\nThe teacher has **1,200** books.\n\nThe students built a bridge.\n\nFinance ministers published their statistics yesterday evening.";

  it("shows what it would do, then does it, and says what found no place", async () => {
    const { trackId, translator, renderingIds } = await buildTrack({ texts: ZH });
    const preview = await importIntoTrack(translator, trackId, textOf(english, { preview: true }));
    expect(preview.beads.map(({ outcome }) => outcome)).toEqual(["placed", "placed", "placed", "no-place"]);
    expect(preview.beads[0]?.source).toBe(ZH[0]);
    expect(await database().collabUpdate.count({ where: { renderingId: { in: [...renderingIds] } } })).toBe(
      0,
    );

    const done = await importIntoTrack(translator, trackId, textOf(english));
    expect(done.placed).toBe(3);
    const rows = await database().rendering.findMany({
      where: { trackId },
      orderBy: { paragraph: { orderKey: "asc" } },
    });
    expect(rows.map(({ text, state }) => [text, state])).toEqual([
      ["The village is by the river.", "translated"],
      ["The teacher has 1,200 books.", "translated"],
      ["The students built a bridge.", "translated"],
    ]);
    expect(rows[1]?.marks).toEqual([{ start: 16, end: 21, mark: "bold" }]);
  });

  it("leaves what was typed a moment ago, which the row does not have yet", async () => {
    const { trackId, translator, paragraphIds } = await buildTrack({ texts: ZH });
    const [paragraphId = ""] = paragraphIds;
    const rich = { text: "Just typed.", marks: [] };
    const { id } = await putRendering(translator, { trackId, paragraphId, rich, seen: null });
    const behind = { text: "", state: "initial", revision: 0, includedUpdates: 0 } as const;
    await database().rendering.update({ where: { id }, data: behind });
    const done = await importIntoTrack(translator, trackId, textOf(english));
    expect(done.beads.map(({ outcome }) => outcome)).toEqual(["has-text", "placed", "placed", "no-place"]);
    await transaction((tx) => lockFreshRendering(tx, id));
    const left = await getRendering(translator, trackId, paragraphId);
    expect(left).toMatchObject({ text: "Just typed.", state: "initial" });
  });

  it("leaves words that stand there unless told otherwise, and what is final in any case", async () => {
    const { trackId, translator, owner } = await buildTrack({ texts: ZH });
    await importIntoTrack(translator, trackId, textOf(english));
    const again = await importIntoTrack(owner, trackId, textOf(OTHER));
    expect(again.beads.map(({ outcome }) => outcome)).toEqual(["has-text", "has-text", "same"]);
    await database().rendering.updateMany({
      where: { trackId, text: "The teacher has 1,200 books." },
      data: { state: "final" },
    });
    const replaced = await importIntoTrack(owner, trackId, textOf(OTHER, { replace: true }));
    expect(replaced.beads.map(({ outcome }) => outcome)).toEqual(["placed", "final", "same"]);
  });

  it("does not confirm what the checks keep from being confirmed, and says how much that is", async () => {
    const built = await buildTrack({ texts: ZH });
    const { trackId, translator, owner, projectId, renderingIds } = built;
    await updateCheckSettings(owner, { projectId, seen: null, change: { blockFrom: "warning" } });
    const faulty =
      "The village is by the river。\n\nThe teacher has 1,200 books.\n\nThe the students built a bridge.";
    expect(await importIntoTrack(translator, trackId, textOf(faulty, { preview: true }))).toMatchObject({
      ...{ placed: 3, blocked: 2 },
      beads: [{ blocked: true }, { blocked: false }, { blocked: true }],
    });
    expect(await importIntoTrack(translator, trackId, textOf(faulty))).toMatchObject({ blocked: 2 });
    const states = async () =>
      (
        await database().rendering.findMany({
          where: { trackId },
          orderBy: { paragraph: { orderKey: "asc" } },
        })
      ).map(({ state, needsWork }) => (needsWork ? "needs-work" : state));
    expect(await states()).toEqual(["initial", "translated", "initial"]);

    const second = await database().rendering.findFirstOrThrow({
      where: { id: { in: [...renderingIds] }, text: "The teacher has 1,200 books." },
    });
    await setState(owner, { renderingId: second.id, state: "reviewed", comment: "", seen: null });
    const worse = textOf("The village is by the river.\n\nThe teacher has 1,200 books，again.", {
      replace: true,
    });
    expect(await importIntoTrack(translator, trackId, worse)).toMatchObject({ placed: 2, blocked: 1 });
    expect(await states()).toEqual(["translated", "initial", "initial"]);
    const confirm = { renderingId: second.id, state: "translated", comment: "", seen: null } as const;
    await expect(setState(owner, confirm)).rejects.toMatchObject({ key: "stateBlocked" });

    await database().rendering.update({
      where: { id: second.id },
      data: { state: "translated", needsWork: true },
    });
    await importIntoTrack(
      translator,
      trackId,
      textOf("The village is by the river.\n\nThe teacher has 1,200 books，too.", { replace: true }),
    );
    expect(await states()).toEqual(["translated", "needs-work", "initial"]);
  });

  it("refuses viewers, strangers, locked tracks and files that are no text", async () => {
    const { trackId, viewer, stranger, translator } = await buildTrack({ texts: ZH });
    await expect(importIntoTrack(viewer, trackId, textOf(english))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(importIntoTrack(stranger, trackId, textOf(english))).rejects.toMatchObject({
      code: "not-found",
    });
    const po = textOf('msgid "一"\nmsgstr "One"\n');
    await expect(importIntoTrack(translator, trackId, po)).rejects.toMatchObject({
      key: "import.both-languages",
    });
    await expect(importIntoTrack(translator, trackId, textOf(" "))).rejects.toMatchObject({
      code: "invalid",
    });
    await database().track.update({ where: { id: trackId }, data: { locked: true } });
    await expect(importIntoTrack(translator, trackId, textOf(english))).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
