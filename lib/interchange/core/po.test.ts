import fc from "fast-check";
import { po as gettext } from "gettext-parser";
import { describe, expect, it } from "vitest";
import { po } from "./po";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  collect,
  DRAFT,
  NAMED,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
  TURN,
} from "./torture.fixture";
import type { ExportRow } from "./writer";

async function exported(rows: readonly ExportRow[], tracks = [TRACK]) {
  return collect(po.write(buildDocument(tracks), stream(rows), OPTIONS));
}

/** As another program reads it. */
async function read(rows: readonly ExportRow[], tracks = [TRACK]) {
  return gettext.parse(await exported(rows, tracks));
}

const pairOf = async (source: string, target: string) => {
  const row = buildRow(1, source, { [TRACK.id]: buildRendering(target) });
  const { translations } = await read([row]);
  return translations[row.paragraph.id]?.[source];
};

describe("po", () => {
  it.each([...TORTURE, ["control characters", CONTROLS] as const])("keeps %s", async (_name, text) => {
    expect((await pairOf(text, text))?.msgstr).toEqual([text]);
  });

  it("gives any text back, whatever its characters", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (text) => {
        const safe = text.replace(/\0|\p{Surrogate}/gu, "·");
        expect((await pairOf(safe, safe))?.msgstr).toEqual([safe]);
      }),
    );
  });

  it("names the track, its language and where it comes from in the header", async () => {
    const { headers } = await read([]);
    expect(headers).toMatchObject({
      Language: "en",
      "Plural-Forms": "nplurals=2; plural=(n != 1);",
      "X-Track-Id": TRACK.id,
      "X-Attribution": "Ministry",
      "X-Citation": "Press release 7",
      "Project-Id-Version": "年终<专访>",
    });
  });

  it("says number, kind, speaker, state and revision of a message", async () => {
    const row = buildRow(7, "问", { [TRACK.id]: buildRendering("Q") }, TURN);
    const { translations } = await read([row], [NAMED]);
    expect(translations[row.paragraph.id]?.问?.comments?.extracted?.split("\n")).toEqual([
      "number: 7",
      "kind: body",
      "speaker: 记者",
      "label: 记者：",
      "turn: question",
      "speaker in translation: Reporter <A>",
      "state: reviewed",
      "revision: 3",
    ]);
  });

  it.each([
    ["what is reviewed", "一", buildRendering("One"), false],
    ["what is not begun", "一", { ...buildRendering(""), state: "initial" as const }, false],
    ["what is not done", "一", { ...buildRendering("One"), state: "initial" as const }, true],
    ["what was sent back", "一", { ...buildRendering("One"), needsWork: true }, true],
    ["what gettext would refuse for its line ends", "一\n", buildRendering("One"), true],
  ])("marks %s fuzzy or not", async (_name, source, rendering, fuzzy) => {
    const file = await exported([buildRow(1, source, { [TRACK.id]: rendering })]);
    expect(file.includes("#, fuzzy")).toBe(fuzzy);
  });

  it("holds the first translation alone, and messages without one", async () => {
    const rows = [
      buildRow(1, "一", { [DRAFT.id]: buildRendering("Draft"), [TRACK.id]: buildRendering("One") }),
      buildRow(2, "二"),
    ];
    const file = await exported(rows, [TRACK, DRAFT]);
    expect(file).not.toContain("Draft");
    expect(file.match(/^msgstr ".*"$/gm)).toEqual(['msgstr ""', 'msgstr "One"', 'msgstr ""']);
  });
});
