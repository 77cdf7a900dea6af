import { describe, expect, it } from "vitest";
import { checksumOf } from "@/lib/text/core/checksum";
import { vtt } from "../subtitles/vtt";
import {
  buildDocument,
  buildRendering,
  buildRow,
  collect,
  NAMED,
  OPTIONS,
  stream,
  TRACK,
  TURN,
} from "../torture.fixture";
import { readReturnedVtt } from "./vtt-reader";

const cue = { start: 1000, end: 2500, settings: "" };
const said = (text: string) => ({ [TRACK.id]: buildRendering(text, [{ start: 0, end: 3, mark: "italic" }]) });
const rows = [
  { ...buildRow(1, "问 <b>", said("Asked </lang> & more"), TURN), cue },
  { ...buildRow(2, "没有译文"), cue },
];

const written = (layout: "bilingual" | "translation") =>
  collect(vtt.write(buildDocument([NAMED]), stream(rows), { ...OPTIONS, layout }));

describe("readReturnedVtt", () => {
  it.each(["bilingual", "translation"] as const)(
    "finds each text of %s by its cue's name, without the label",
    async (layout) => {
      const file = readReturnedVtt(await written(layout));
      expect(file).toMatchObject({
        documentId: buildDocument().id,
        tracks: [{ id: TRACK.id, name: "Official", language: "en" }],
      });
      const [first, ...others] = file?.tracks[0]?.texts ?? [];
      expect(first).toMatchObject({
        ...{ paragraphId: rows[0]?.paragraph.id, revision: 3, checksum: checksumOf("问 <b>") },
        ...{ text: "Asked </lang> & more", marks: [{ start: 0, end: 3, mark: "italic" }] },
        source: layout === "bilingual" ? "问 <b>" : null,
      });
      expect(others.map(({ text }) => text)).toEqual(layout === "bilingual" ? [""] : []);
    },
  );

  it("takes nothing for the translation where a program dropped what tells the languages apart", async () => {
    const file = (await written("bilingual")).replace(/<\/?lang[^>]*>/gu, "");
    expect(readReturnedVtt(file)?.tracks[0]?.texts.map(({ text }) => text)).toEqual(["", ""]);
  });

  it.each([
    ["another program's", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"],
    ["a note that is none of ours", "WEBVTT\n\nNOTE\nmade: by hand\n\n00:01.000 --> 00:02.000\nHello\n"],
    ["a note behind the first cue", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\nNOTE\nduizhao: 1\n\n"],
  ])("does not take %s", (_name, text) => {
    expect(readReturnedVtt(text)).toBeNull();
  });
});
