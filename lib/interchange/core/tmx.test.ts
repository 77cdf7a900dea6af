import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { tmx } from "./tmx";
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
} from "./torture.fixture";
import type { ExportRow, WriterOptions } from "./writer";

/** `tmx14.dtd`: children in order as a pattern over names, and the attributes each element may and must have. */
const DTD: Record<string, { children: RegExp; required: string[]; allowed: string[] }> = {
  tmx: { children: /^header body $/, required: ["version"], allowed: [] },
  header: {
    children: /^((note|prop|ude) )*$/,
    required: ["creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"],
    allowed: ["o-encoding", "creationdate", "creationid", "changedate", "changeid"],
  },
  body: { children: /^(tu )*$/, required: [], allowed: [] },
  tu: {
    children: /^((prop|note) )*(tuv )+$/,
    required: [],
    allowed: ["tuid", "srclang", "creationdate", "changedate", "segtype"],
  },
  tuv: {
    children: /^((prop|note) )*seg $/,
    required: ["xml:lang"],
    allowed: ["creationdate", "changedate"],
  },
  seg: { children: /^((bpt|ept|it|ph|hi|ut) )*$/, required: [], allowed: [] },
  prop: { children: /^$/, required: ["type"], allowed: ["xml:lang", "o-encoding"] },
  bpt: { children: /^(sub )*$/, required: ["i"], allowed: ["x", "type"] },
  ept: { children: /^(sub )*$/, required: ["i"], allowed: [] },
};

const MIXED = new Set(["seg", "prop", "bpt", "ept"]);

type Variant = { lang: string; text: string; codes: string; props: Record<string, string> };
type Unit = { tuid: string; props: Record<string, string>; variants: Variant[] };

/** Reads a TMX as an importer would, and throws where the DTD does not hold. */
function readTmx(file: string): Unit[] {
  const units: Unit[] = [];
  const open: { name: string; children: string; text: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const rule = DTD[name];
    if (rule === undefined) throw new Error(`no element ${name} in the DTD`);
    for (const needed of rule.required)
      if (!(needed in attributes)) throw new Error(`${name} lacks ${needed}`);
    for (const given of Object.keys(attributes)) {
      if (![...rule.required, ...rule.allowed].includes(given))
        throw new Error(`${name} may not have ${given}`);
    }
    const parent = open.at(-1);
    if (parent !== undefined) parent.children += `${name} `;
    open.push({ name, children: "", text: "", attributes });
    if (name === "tu") units.push({ tuid: attributes.tuid ?? "", props: {}, variants: [] });
    if (name === "tuv")
      units.at(-1)?.variants.push({ lang: attributes["xml:lang"] ?? "", text: "", codes: "", props: {} });
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element === undefined) return;
    if (!MIXED.has(element.name) && text.trim() !== "") throw new Error(`text in ${element.name}`);
    element.text += text;
    const variant = units.at(-1)?.variants.at(-1);
    if (variant !== undefined && element.name === "seg") variant.text += text;
    if (variant !== undefined && ["bpt", "ept", "seg"].includes(element.name)) variant.codes += text;
  });
  parser.on("closetag", ({ name }) => {
    const element = open.pop();
    if (element === undefined || !DTD[name]?.children.test(element.children)) {
      throw new Error(`${name} holds ${element?.children}`);
    }
    const unit = units.at(-1);
    if (name !== "prop" || unit === undefined) return;
    (unit.variants.at(-1) ?? unit).props[element.attributes.type ?? ""] = element.text;
  });
  parser.write(file).close();
  return units;
}

async function exported(
  rows: readonly ExportRow[],
  options: Partial<WriterOptions> = {},
  tracks = [TRACK, DRAFT],
) {
  return collect(tmx.write(buildDocument(tracks), stream(rows), { ...OPTIONS, ...options }));
}

describe("tmx", () => {
  it.each(TORTURE)("keeps %s", async (_name, text) => {
    for (const emphasis of [false, true]) {
      const [unit] = readTmx(
        await exported([buildRow(1, text, { [TRACK.id]: buildRendering(text) })], { emphasis }),
      );
      expect(unit?.variants.map((variant) => variant.text)).toEqual([text, text]);
    }
  });

  it("gives any text back, whatever its characters", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (text) => {
        const safe = text.replace(/[\p{Cc}\uFFFE\uFFFF\p{Surrogate}]/gu, "·");
        const [unit] = readTmx(await exported([buildRow(1, safe, { [TRACK.id]: buildRendering(safe) })]));
        expect(unit?.variants[1]?.text).toBe(safe);
      }),
    );
  });

  it("writes one variant per track, with its state and name", async () => {
    const row = buildRow(
      7,
      "问",
      { [TRACK.id]: buildRendering("Q"), [DRAFT.id]: { ...buildRendering("Question"), needsWork: true } },
      { speaker: "记者", label: "记者：", turn: "question" },
    );
    const [unit] = readTmx(await exported([row]));
    expect(unit?.tuid).toBe(row.paragraph.id);
    expect(unit?.props).toMatchObject({ "x-number": "7", "x-speaker": "记者", "x-turn": "question" });
    expect(unit?.variants.map(({ lang }) => lang)).toEqual(["zh-CN", "en", "en"]);
    expect(unit?.variants.map(({ props }) => props["x-track"])).toEqual([undefined, "Official", "Draft A"]);
    expect(unit?.variants[2]?.props).toMatchObject({ "x-state": "reviewed", "x-needs-work": "yes" });
  });

  it("says what a track calls the speaker beside its text", async () => {
    const both = { [TRACK.id]: buildRendering("Q"), [DRAFT.id]: buildRendering("Q") };
    const [unit] = readTmx(await exported([buildRow(1, "问", both, GOES_ON)], {}, [NAMED, DRAFT]));
    expect(unit?.props["x-speaker"]).toBe("记者");
    const names = unit?.variants.map(({ props }) => props["x-speaker"]);
    expect(names).toEqual([undefined, "Reporter <A>", undefined]);
  });

  it("leaves out empty renderings, and units without any", async () => {
    const rows = [
      buildRow(1, "一", { [TRACK.id]: buildRendering("") }),
      buildRow(2, "二"),
      buildRow(3, "三", { [TRACK.id]: buildRendering("Three"), [DRAFT.id]: buildRendering("") }),
    ];
    const units = readTmx(await exported(rows));
    expect(units.map((unit) => unit.variants.map(({ text }) => text))).toEqual([["三", "Three"]]);
  });

  it("writes emphasis as paired codes on level 2 only, overlapping spans too", async () => {
    const marked = buildRendering("a < bold & slanted", [
      { start: 4, end: 10, mark: "bold" },
      { start: 9, end: 18, mark: "italic" },
    ]);
    const row = buildRow(1, "粗", { [TRACK.id]: marked });
    const [coded] = readTmx(await exported([row]));
    expect(coded?.variants[1]).toMatchObject({
      text: "a < bold & slanted",
      codes: "a < <b>bold <i>&</b> slanted</i>",
    });
    const [plain] = readTmx(await exported([row], { emphasis: false }));
    expect(plain?.variants[1]?.codes).toBe("a < bold & slanted");
  });

  it("stays well-formed with characters that XML cannot hold", async () => {
    const [unit] = readTmx(await exported([buildRow(1, CONTROLS, { [TRACK.id]: buildRendering("\uD800") })]));
    expect(unit?.variants[0]?.text).toBe("bell\uFFFD, vertical\uFFFD, form\uFFFD, escape\uFFFD, none\uFFFD");
    expect(unit?.variants[1]?.text).toBe("\uFFFD");
  });

  it("is valid without any pair", async () => {
    expect(readTmx(await exported([], {}, []))).toEqual([]);
  });
});
