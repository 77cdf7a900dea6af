import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trimRich } from "@/lib/documents/core/rich-text";
import { srtReader } from "@/lib/documents/core/srt-reader";
import { checksumOf } from "@/lib/text/core/checksum";
import { cleanText } from "@/lib/text/core/clean-text";
import type { RichText } from "@/lib/text/core/marks";
import {
  buildDocument,
  buildRendering,
  buildRow,
  collect,
  NAMED,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
  TURN,
} from "../torture.fixture";
import type { ExportRow } from "../writer";
import { srt } from "./srt";
import { vtt } from "./vtt";

const at = (number: number) => ({ start: number * 1000, end: number * 1000 + 900, settings: "" });
const row = (number: number, source: string, target: string): ExportRow => ({
  ...buildRow(number, source, target === "" ? {} : { [TRACK.id]: buildRendering(target) }),
  cue: at(number),
});
const ALONE = { ...OPTIONS, layout: "translation" } as const;

describe("srt", () => {
  it("writes both languages, or the translation alone, in the order of the times", async () => {
    const rows = [row(2, "第二句。", ""), row(1, "第一句。", "The first.\nOf two lines.")];
    const write = (options: typeof OPTIONS) => collect(srt.write(buildDocument(), stream(rows), options));
    expect(await write(OPTIONS)).toBe(
      "1\n00:00:01,000 --> 00:00:01,900\n第一句。\nThe first.\nOf two lines.\n\n" +
        "2\n00:00:02,000 --> 00:00:02,900\n第二句。\n\n",
    );
    expect(await write(ALONE)).toBe("1\n00:00:01,000 --> 00:00:01,900\nThe first.\nOf two lines.\n\n");
  });

  it("prints who speaks where a turn begins, in each language's words", async () => {
    const turn = { ...buildRow(1, "问。", { [TRACK.id]: buildRendering("Asked.") }, TURN), cue: at(1) };
    expect(await collect(srt.write(buildDocument([NAMED]), stream([turn]), OPTIONS))).toContain(
      "记者：问。\nReporter <A>: Asked.\n".replace("<A", "&lt;A"),
    );
  });

  it("leaves out what has no time", async () => {
    const rows = [row(1, "一", "One"), buildRow(2, "二", { [TRACK.id]: buildRendering("Two") })];
    expect(await collect(srt.write(buildDocument(), stream(rows), ALONE))).not.toContain("Two");
  });
});

describe("vtt", () => {
  it("says what it was made of, which language stands where, and where on the screen", async () => {
    const placed = { ...row(1, "第一句 & 二", "The first."), cue: { ...at(1), settings: "align:start" } };
    expect(await collect(vtt.write(buildDocument(), stream([placed]), OPTIONS))).toBe(
      `WEBVTT

NOTE
duizhao: 1
document: 0198a000-0000-7000-8000-000000000001
title: 年终<专访>
date: 2020-12-31
occasion: Interview
citation: 人民日报 2021-01-03
layout: bilingual
track: ${TRACK.id}
track-name: Official
track-language: en
track-attribution: Ministry
track-citation: Press release 7
track-date: 2021-01-02

0198a000-0000-7000-8000-000000000001/3/${checksumOf("第一句 & 二")}
00:00:01.000 --> 00:00:01.900 align:start
<lang zh-CN>第一句 &amp; 二</lang>
<lang en>The first.</lang>

`,
    );
  });
});

describe.each([srt, vtt])("$format", (writer) => {
  const read = async (rich: RichText): Promise<RichText> => {
    const rendering = buildRendering(rich.text, rich.marks);
    const rows = [{ ...buildRow(1, "源", { [TRACK.id]: rendering }), cue: at(1) }];
    const file = await collect(writer.write(buildDocument(), stream(rows), ALONE));
    const answered = srtReader.read(file);
    if (!answered.ok) return { text: "", marks: [] };
    expect(answered.value.blocks).toHaveLength(1);
    const [block] = answered.value.blocks;
    return { text: block?.text ?? "", marks: block?.marks ?? [] };
  };

  it.each(TORTURE)("is imported again with %s as an import has it", async (_name, text) => {
    expect((await read({ text, marks: [] })).text).toBe(
      trimRich({ text: cleanText(text).text, marks: [] }).text,
    );
  });

  it("keeps emphasis over several lines, empty ones too", async () => {
    const text = "one\n\ntwo <b> three";
    const bold = [{ start: 0, end: text.length, mark: "bold" as const }];
    expect(await read({ text, marks: bold })).toEqual({
      text: "one\ntwo <b> three",
      marks: [{ start: 0, end: 17, mark: "bold" }],
    });
  });

  it("is one cue with any text, which an import reads as any other's", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(..."ab <>&{}\\/-;:,.0123\n\r\tlt") }),
        async (text) => {
          const lines = text.replace(/\r\n?/gu, "\n");
          expect((await read({ text, marks: [] })).text).toBe(trimRich({ text: lines, marks: [] }).text);
        },
      ),
      { numRuns: 500 },
    );
  });
});
