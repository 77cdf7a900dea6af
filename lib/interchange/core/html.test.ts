import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { html } from "./html";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  collect,
  DRAFT,
  GOES_ON,
  NAMED,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
  TURN,
} from "./torture.fixture";
import type { ExportRow, WriterOptions } from "./writer";

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

function textOf(node: Node): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (node.nodeName === "br") return "\n";
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

function find(node: Node, test: (node: Node) => boolean): Node[] {
  const below = "childNodes" in node ? node.childNodes.flatMap((child) => find(child, test)) : [];
  return test(node) ? [node, ...below] : below;
}

function attributesOf(node: Node | undefined): Record<string, string> {
  const list = node !== undefined && "attrs" in node ? node.attrs : [];
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

const texts = (page: Node) => find(page, (node) => attributesOf(node).class === "text").map(textOf);

async function exported(
  rows: readonly ExportRow[],
  options: Partial<WriterOptions> = {},
  tracks = [TRACK, DRAFT],
) {
  const file = await collect(html.write(buildDocument(tracks), stream(rows), { ...OPTIONS, ...options }));
  const errors: string[] = [];
  const page = parse(file, { onParseError: ({ code }) => errors.push(code) });
  return { file, page, errors };
}

describe("html", () => {
  it.each(TORTURE)("keeps %s", async (_name, text) => {
    const rows = [buildRow(1, text, { [TRACK.id]: buildRendering(text) })];
    const { page } = await exported(rows);
    expect(texts(page)).toEqual([text, text]);
    const { page: article } = await exported(rows, { layout: "translation" }, [TRACK]);
    expect(texts(article)).toEqual([text]);
  });

  it("is a page that a strict parser takes, without script or anything from outside", async () => {
    const row = buildRow(
      1,
      "<script>问</script>",
      { [TRACK.id]: buildRendering('<img src=x onerror="x">') },
      { speaker: '"><script>', label: "记者：" },
    );
    const { file, page, errors } = await exported([row]);
    expect(errors).toEqual([]);
    expect(find(page, ({ nodeName }) => ["script", "img", "link", "iframe"].includes(nodeName))).toEqual([]);
    expect(file).not.toMatch(/url\(|@import/);
  });

  it("says each cell's language and what is known of each row", async () => {
    const row = buildRow(
      3,
      "问？",
      { [DRAFT.id]: { ...buildRendering("Q?"), state: "translated", needsWork: true } },
      { speaker: "记者", label: "记者：", turn: "question" },
    );
    const { page } = await exported([row]);
    const cells = find(page, ({ nodeName }) => nodeName === "td").map(attributesOf);
    expect(cells.map(({ lang }) => lang)).toEqual([undefined, "zh-CN", "en", "en"]);
    expect(cells[3]).toMatchObject({ "data-state": "translated", "data-needs-work": "yes" });
    const [tr] = find(page, (node) => node.nodeName === "tr" && "data-paragraph" in attributesOf(node));
    expect(attributesOf(tr)).toMatchObject({ class: "body question", "data-speaker": "记者" });
  });

  it.each(["bilingual", "translation"] as const)("names speakers as the track does: %s", async (layout) => {
    const turn = [
      buildRow(1, "问", { [TRACK.id]: buildRendering("Why?") }, TURN),
      buildRow(2, "再问", { [TRACK.id]: buildRendering("And how?") }, GOES_ON),
      buildRow(3, "三问", { [TRACK.id]: buildRendering("") }, TURN),
    ];
    const { page, errors } = await exported(turn, { layout }, [NAMED]);
    expect(errors).toEqual([]);
    const own = find(page, (node) => attributesOf(node)["data-speaker-name"] === "Reporter <A>").map(textOf);
    expect(own.filter((text) => text !== "")).toEqual(["Reporter <A>: Why?", "And how?"]);
  });

  it("sets headings and emphasis as elements", async () => {
    const row = buildRow(
      1,
      "题",
      {
        [TRACK.id]: buildRendering("Big title", [
          { start: 0, end: 3, mark: "bold" },
          { start: 2, end: 9, mark: "italic" },
        ]),
      },
      { kind: "heading", level: 1 },
    );
    const { page } = await exported([row], { layout: "translation" }, [TRACK]);
    const [heading] = find(page, ({ nodeName }) => nodeName === "h1");
    expect(heading && textOf(heading)).toBe("Big title");
    expect(find(page, ({ nodeName }) => nodeName === "strong").map(textOf)).toEqual(["Bi", "g"]);
    expect(find(page, ({ nodeName }) => nodeName === "em").map(textOf)).toEqual(["g", " title"]);
  });

  it("sets several translations side by side also without the source", async () => {
    const row = buildRow(1, "源", { [TRACK.id]: buildRendering("One"), [DRAFT.id]: buildRendering("Two") });
    const { page, errors } = await exported([row], { layout: "translation" });
    expect(errors).toEqual([]);
    expect(texts(page)).toEqual(["One", "Two"]);
    expect(find(page, ({ nodeName }) => nodeName === "th").map(textOf)).toEqual([
      "#",
      "Official English",
      "Draft A English",
    ]);
  });

  it("replaces what HTML cannot hold", async () => {
    const { page } = await exported([buildRow(1, CONTROLS)]);
    expect(texts(page)).toEqual(["bell\uFFFD, vertical\uFFFD, form\uFFFD, escape\uFFFD, none\uFFFD"]);
  });
});
