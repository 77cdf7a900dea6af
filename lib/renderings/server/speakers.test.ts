import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { appendDocument } from "@/lib/documents/server/append-document";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { listSpeakers } from "./list-speakers";
import { getTrack } from "./list-tracks";
import { nameSpeakers } from "./name-speakers";
import { nameSpeakers as operation } from "./speakers-schema";

const REPORTER = { label: "记者", name: "Reporter" };

/** Two speakers, the reporter first; the third paragraph goes on with the second. */
async function buildInterview(): Promise<BuiltTrack> {
  const track = await buildTrack({ texts: ["问题是什么？", "回答在这里。", "回答的第二段。"] });
  const speakers = ["记者", "部长", "部长"];
  for (const [at, id] of track.paragraphIds.entries()) {
    const speaker = speakers[at] ?? null;
    await database().paragraph.update({ where: { id }, data: { speaker } });
  }
  return track;
}

describe("nameSpeakers", () => {
  it("names some, keeps the others' names, and takes names away", async () => {
    const { trackId, translator, viewer } = await buildInterview();
    expect(await listSpeakers(viewer, trackId)).toEqual({
      speakers: [
        { label: "记者", name: null },
        { label: "部长", name: null },
      ],
    });
    await nameSpeakers(translator, trackId, [REPORTER]);
    const both = await nameSpeakers(translator, trackId, [{ label: "部长", name: "Minister" }]);
    expect(both.speakers).toEqual([REPORTER, { label: "部长", name: "Minister" }]);
    await nameSpeakers(translator, trackId, [{ label: "部长", name: null }]);
    expect((await getTrack(viewer, trackId)).speakers).toEqual([REPORTER]);
  });

  it("is each track's own", async () => {
    const track = await buildInterview();
    const other = await buildTrack({ document: track });
    await nameSpeakers(track.translator, track.trackId, [REPORTER]);
    expect((await getTrack(track.viewer, other.trackId)).speakers).toEqual([]);
  });

  it("refuses a name for somebody who does not speak, and then names nobody", async () => {
    const { trackId, translator } = await buildInterview();
    const given = [REPORTER, { label: "主持人", name: "Host" }];
    await expect(nameSpeakers(translator, trackId, given)).rejects.toMatchObject({
      code: "invalid",
      fields: { speakers: "Nobody is called “主持人” in this document." },
    });
    expect((await getTrack(translator, trackId)).speakers).toEqual([]);
  });

  it("is refused to viewers, and not found by strangers or in a track that is gone", async () => {
    const { trackId, viewer, stranger, translator } = await buildInterview();
    await expect(nameSpeakers(viewer, trackId, [REPORTER])).rejects.toMatchObject({ code: "forbidden" });
    for (const act of [
      () => nameSpeakers(stranger, trackId, [REPORTER]),
      () => listSpeakers(stranger, trackId),
    ])
      await expect(act()).rejects.toMatchObject({ code: "not-found" });
    await database().track.update({ where: { id: trackId }, data: { deletedAt: new Date() } });
    await expect(nameSpeakers(translator, trackId, [REPORTER])).rejects.toMatchObject({ code: "not-found" });
  });

  it("is a reviewer's in a locked track", async () => {
    const { trackId, translator, reviewer } = await buildInterview();
    await database().track.update({ where: { id: trackId }, data: { locked: true } });
    await expect(nameSpeakers(translator, trackId, [REPORTER])).rejects.toMatchObject({ code: "forbidden" });
    expect((await nameSpeakers(reviewer, trackId, [REPORTER])).speakers).toContainEqual(REPORTER);
  });

  it("outlives the paragraphs: names come back with a speaker who is imported again", async () => {
    const { trackId, documentId, translator } = await buildInterview();
    await nameSpeakers(translator, trackId, [REPORTER]);
    await database().paragraph.deleteMany({ where: { documentId } });
    expect((await listSpeakers(translator, trackId)).speakers).toEqual([]);
    await appendDocument(translator, documentId, {
      bytes: new TextEncoder().encode("**记者：**再问一次。\n\n**部长：**再答一次。"),
      ...{ fileName: "again.md", format: "markdown" as const },
    });
    expect((await listSpeakers(translator, trackId)).speakers).toEqual([
      REPORTER,
      { label: "部长", name: null },
    ]);
  });
});

describe("what may be given", () => {
  const accepts = (speakers: unknown) => operation.body?.safeParse({ speakers }).success;

  it("is trimmed; an empty name is none", () => {
    const speakers = [
      { label: "记者", name: "  Reporter " },
      { label: "部长", name: " " },
    ];
    expect(operation.body?.parse({ speakers })).toEqual({
      speakers: [REPORTER, { label: "部长", name: null }],
    });
  });

  it.each([
    ["a name of 200 letters", [{ label: "记者", name: "x".repeat(200) }], true],
    ["a longer one", [{ label: "记者", name: "x".repeat(201) }], false],
    ["a speaker twice", [REPORTER, REPORTER], false],
    ["no label", [{ label: "", name: "x" }], false],
    ["a character that is none", [{ label: "记者", name: "a\0" }], false],
    ["an unknown field", [{ ...REPORTER, note: "x" }], false],
  ])("%s", (_name, speakers, expected) => {
    expect(accepts(speakers)).toBe(expected);
  });
});
