import { describe, expect, it } from "vitest";
import type { Block } from "./block";
import { detectTextFormat } from "./detect-format";
import { htmlReader } from "./html-reader";
import { markdownReader } from "./markdown-reader";
import type { TextReader } from "./reader";
import { textReader } from "./text-reader";

const blocks = (reader: TextReader, text: string): readonly Block[] => {
  const read = reader.read(text);
  if (!read.ok) throw new Error(read.reason);
  return read.value.blocks;
};
const texts = (reader: TextReader, text: string) => blocks(reader, text).map((block) => block.text);

describe("markdownReader", () => {
  it("reads headings, hard breaks and emphasis with the lines they begin on", () => {
    expect(blocks(markdownReader, "\n# 标题\n\n第一行。  \n第二行**重要**。\n")).toMatchObject([
      { kind: "heading", level: 1, text: "标题", sourceLine: 2 },
      {
        kind: "body",
        text: "第一行。\n第二行重要。",
        marks: [{ start: 8, end: 10, mark: "bold" }],
        sourceLine: 4,
      },
    ]);
  });

  it.each([
    [
      "a bold label with its colon, before a digit",
      "**记者：**2020年",
      "记者：2020年",
      [{ start: 0, end: 3, mark: "bold" }],
    ],
    ["a bold label before a letter", "**王毅：**今天", "王毅：今天", [{ start: 0, end: 3, mark: "bold" }]],
    [
      "bold quotation marks inside a sentence",
      "推进**“一带一路”**建设",
      "推进“一带一路”建设",
      [{ start: 2, end: 8, mark: "bold" }],
    ],
    ["stars that are no emphasis", "3 * 4 * 5", "3 * 4 * 5", []],
    ["escaped stars", "\\*\\*不是\\*\\*", "**不是**", []],
  ])("sees %s", (_name, source, text, marks) => {
    expect(blocks(markdownReader, source)).toMatchObject([{ text, marks }]);
  });

  it.each([
    ["joins wrapped Chinese lines with nothing", "中国的\n外交。", ["中国的外交。"]],
    ["joins wrapped English lines with a space", "the same\nline", ["the same line"]],
    [
      "keeps a credit on its own line",
      "王毅接受采访。\n新华社记者刘彬摄",
      ["王毅接受采访。\n新华社记者刘彬摄"],
    ],
    [
      "keeps what looks like a link's definition and is speech",
      "[记者]: 请问有何评论？\n\n[王毅]: 我们一贯主张对话。\n\n见[此处][1]。\n\n[1]: https://example.org/a",
      ["[记者]: 请问有何评论？", "[王毅]: 我们一贯主张对话。", "见此处。"],
    ],
    ["keeps numbers of lists", "3. 甲\n4. 乙\n\n- 丙", ["3. 甲", "4. 乙", "• 丙"]],
    ["reads footnotes", "正文[^1]。\n\n[^1]: 注文。", ["正文[1]。", "[1] 注文。"]],
    ["takes cells of a table", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", ["甲", "乙", "1", "2"]],
    ["does not read a range as struck out", "5~10亿元和20~30亿元", ["5~10亿元和20~30亿元"]],
    ["reads an indented line as prose", "甲。\n\n    乙。", ["甲。", "乙。"]],
  ])("%s", (_name, source, expected) => {
    expect(texts(markdownReader, source)).toEqual(expected);
  });

  it("drops raw HTML but not its text, and says so", () => {
    const read = markdownReader.read("前<b>中</b>后\n\n<div onclick=x>块<script>alert(1)</script></div>");
    expect(read).toMatchObject({ ok: true, value: { notices: [{ code: "raw-html-dropped", count: 3 }] } });
    expect(read.ok && read.value.blocks.map((block) => block.text)).toEqual(["前中后", "块"]);
  });
});

describe("textReader", () => {
  it.each([
    ["takes each line as a paragraph where no line is blank", "甲。\n乙。\n丙。", ["甲。", "乙。", "丙。"]],
    [
      "takes blank lines as breaks and keeps line ends in between",
      "甲。\n摄影\n\n乙。\n\n丙。",
      ["甲。\n摄影", "乙。", "丙。"],
    ],
    ["begins a paragraph at an indent", "　　甲。\n　　乙。", ["甲。", "乙。"]],
    [
      "joins lines that a program wrapped",
      `${"中国外交工作始终坚持独立自主的和平外交政策并且\n".repeat(4)}结束。\n\n下段。`,
      [`${"中国外交工作始终坚持独立自主的和平外交政策并且".repeat(4)}结束。`, "下段。"],
    ],
    ["reads Windows and old Mac line ends", "甲。\r\n\r\n乙。\r\r丙。", ["甲。", "乙。", "丙。"]],
  ])("%s", (_name, source, expected) => {
    expect(texts(textReader, source)).toEqual(expected);
  });

  it("drops control characters and counts them", () => {
    expect(textReader.read("甲\u0000\u0007乙")).toMatchObject({
      ok: true,
      value: { blocks: [{ text: "甲乙" }], notices: [{ code: "control-characters-dropped", count: 2 }] },
    });
  });
});

describe("htmlReader", () => {
  it("keeps structure and text, and nothing that runs", () => {
    const source = `<!doctype html><title> 题 </title><style>p{}</style><nav>菜单</nav><h2>小标题</h2>
      <p>　　第一<b>段</b>。<br>　　第二段。<script>alert(1)</script></p><ol start=3><li>甲<li>乙</ol><p hidden>藏</p>`;
    const read = htmlReader.read(source);
    expect(read).toMatchObject({ ok: true, value: { title: "题" } });
    expect(read.ok && read.value.blocks.map((block) => [block.kind, block.text])).toEqual([
      ["heading", "小标题"],
      ["body", "第一段。"],
      ["body", "第二段。"],
      ["body", "3. 甲"],
      ["body", "4. 乙"],
    ]);
    expect(read.ok && read.value.blocks[1]?.marks).toEqual([{ start: 2, end: 3, mark: "bold" }]);
  });

  it("refuses nesting deeper than any text has", () => {
    expect(htmlReader.read(`<div>${"<b>".repeat(3000)}甲`)).toEqual({
      ...{ ok: false, reason: "too-deep", place: { at: "line", line: 1 } },
    });
  });
});

describe("detectTextFormat", () => {
  it.each([
    ["HTML by its first tag, whatever the name", "<!DOCTYPE html><p>甲", null, "a.txt", "html"],
    ["Markdown by its marks", "# 题\n\n文", null, "", "markdown"],
    ["plain text by its name", "# 题\n\n文", null, "a.txt", "text"],
    ["what the caller says", "文", "markdown", "a.txt", "markdown"],
    ["plain text else", "文", null, "a.docx", "text"],
  ] as const)("takes %s", (_name, text, wanted, fileName, expected) => {
    expect(detectTextFormat(text, wanted, fileName)).toBe(expected);
  });
});
