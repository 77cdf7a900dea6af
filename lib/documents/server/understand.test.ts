import { describe, expect, it } from "vitest";
import type { ReadFormat } from "@/lib/documents/core/reader";
import { zipOf as pack } from "@/lib/testing/fuzz/mutate";
import { TEXT_LIMIT } from "@/lib/text/core/text-limit";
import { understand } from "./understand";

const zipOf = (files: Readonly<Record<string, string>>) =>
  pack(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const));

const read = (text: string | Uint8Array, format: ReadFormat | null = null, fileName = "") =>
  understand({
    ...{ bytes: typeof text === "string" ? Buffer.from(text) : text, format, fileName },
    ...{ before: [], languages: null },
  });

describe("a file in several languages is read in the source's of its project", () => {
  const languages = { sourceLanguage: "en", targetLanguage: "zh-CN" };
  const textsOf = async (bytes: Uint8Array) => {
    const answered = await understand({ bytes, format: null, fileName: "", before: [], languages });
    if (!answered.ok) return answered.reason;
    const { paragraphs, notices } = answered.value;
    return [paragraphs.map(({ text }) => text), notices.map(({ count }) => count)];
  };

  it("as plain files, of which those of a third language are not asked", async () => {
    const files = { "a.zh": "一\n二", "a.en": "One\nTwo", "a.fr": "Un" };
    expect(await textsOf(await zipOf(files))).toEqual([["One", "Two"], [2]]);
  });

  it("as TMX that has no source of its own", async () => {
    const tuv = (language: string, text: string) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`;
    const file = `<tmx version="1.4"><header srclang="*all*"/><body><tu>${tuv("zh-CN", "一")}${tuv("en-US", "One")}</tu></body></tmx>`;
    expect(await textsOf(Buffer.from(file))).toEqual([["One"], []]);
  });
});

describe("understand", () => {
  it.each<readonly [string, string, ReadFormat | null, string, ReadFormat, boolean]>([
    ["plain text that was called Word", "第一段。\n\n第二段。", "docx", "", "text", true],
    ["plain text in a file that is called Word", "第一段。\n\n第二段。", null, "稿件.DOCX", "text", true],
    ["HTML that was called plain text", "<!doctype html><p>第一段。</p>", "text", "", "html", true],
    ["Markdown as Markdown", "# 标题\n\n第一段。", "markdown", "", "markdown", false],
    ["plain text as Markdown, which it is too", "第一段。", "markdown", "", "markdown", false],
    ["a text of which nobody said anything", "第一段。", null, "稿件.md", "markdown", false],
  ])("reads %s", async (_name, text, said, fileName, format, tells) => {
    const answered = await read(text, said, fileName);
    expect(answered).toMatchObject({ ok: true, value: { format } });
    const codes = answered.ok ? answered.value.notices.map(({ code }) => code) : [];
    expect(codes.includes("other-format")).toBe(tells);
  });

  it("reads plain files beside each other: a paragraph for each line of the source", async () => {
    const files = { "a.en": "One.\n\nThree.\n", "a.zh": "一。\r\n\r\n三。\r\n", README: "x" };
    const answered = await read(await zipOf(files));
    expect(answered).toMatchObject({
      ok: true,
      value: {
        ...{ format: "moses", proposals: [], notices: [{ code: "translations-wait", count: 2 }] },
        paragraphs: [
          { text: "一。", sourceLine: 1 },
          { text: "三。", sourceLine: 3 },
        ],
      },
    });
  });

  it.each<[string, Readonly<Record<string, string>>, object]>([
    [
      "files that have not as many lines, with both counts",
      { "a.zh": "一\n二\n", "a.en": "One\nTwo\nThree" },
      {
        reason: "unequal-lines",
        place: { at: "counts", one: "a.zh", oneLines: 2, other: "a.en", otherLines: 3 },
      },
    ],
    ["several sources", { "a.zh": "一", "b.zh": "二", "a.en": "One" }, { reason: "several-sources" }],
    [
      "an empty file",
      { "a.zh": "一", "a.en": " " },
      { reason: "empty", place: { at: "part", part: "a.en" } },
    ],
    ["a container of something else", { "a.zh": "一", "b.txt": "One" }, { reason: "unsupported-format" }],
    [
      "a workbook, whatever its parts are called",
      {
        "[Content_Types].xml": "<Types/>",
        "xl/printerSettings1.bin": "x",
        "docProps/thumbnail.emf": "x",
        "xl/a.zh": "一",
      },
      { reason: "unsupported-format" },
    ],
  ])("refuses %s", async (_name, files, refusal) => {
    expect(await read(await zipOf(files))).toEqual({ ok: false, ...refusal });
  });

  it("tells of characters that could not be made out, with the place of the first", async () => {
    const big5 = Buffer.from(
      "a7da9df6adbbb4e4a141a7419defa475a740ab59b56fae69a141ca5c925dacb0a448a5c1aa41b0c8a143",
      "hex",
    );
    expect(await read(big5)).toMatchObject({
      ok: true,
      value: {
        encoding: "big5",
        notices: [],
        paragraphs: [{ text: "我喺香港，你嘅工作係發展，佢哋為人民服務。" }],
      },
    });
    expect(await read("中国外交\n为\ue011人民\ufffd服务。")).toMatchObject({
      ok: true,
      value: { notices: [{ code: "unreadable-characters", count: 2, line: 2, column: 2 }] },
    });
  });

  it("refuses a text in UTF-8 with a fault, and names the place", async () => {
    const bytes = Buffer.concat([
      Buffer.from("中国外交为人民服务。\n世界"),
      Buffer.from([0xff]),
      Buffer.from("和平与发展，合作共赢。"),
    ]);
    expect(await read(bytes)).toEqual({
      ok: false,
      reason: "placed",
      refusal: { reason: "broken-utf-8", count: 1, line: 2, column: 3 },
    });
  });

  it.each<readonly [string, ReadFormat]>([
    ["plain text", "text"],
    ["Markdown", "markdown"],
  ])("refuses a paragraph without end in %s, and takes the longest", async (_name, format) => {
    const most = `第一段。\n\n${"河".repeat(TEXT_LIMIT)}\n\n第三段。\n`;
    expect(await read(most, format)).toMatchObject({ ok: true, value: { paragraphs: { length: 3 } } });
    expect(await read(most.replace("河河", "河山河"), format)).toEqual({
      ok: false,
      reason: "placed",
      refusal: { reason: "long-paragraph", line: 3, number: 2 },
    });
  });
});
