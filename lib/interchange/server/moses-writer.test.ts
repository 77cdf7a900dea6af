import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  DRAFT,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
} from "../core/torture.fixture";
import type { ExportRow } from "../core/writer";
import { moses } from "./moses-writer";
import { unzipped } from "./unzip.fixture";

const exported = (rows: readonly ExportRow[], tracks = [TRACK]) =>
  unzipped(moses.write(buildDocument(tracks), stream(rows), OPTIONS));

/** Lines by whoever counts most of them. */
const linesOf = (file: string | undefined): string[] =>
  (file ?? "").split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/u).slice(0, -1);

describe("moses", () => {
  it("writes a text on one line, its breaks as spaces, and nothing else changed", async () => {
    const texts = [...TORTURE.map(([, text]) => text), CONTROLS].filter((text) => text.trim() !== "");
    const files = await exported(
      texts.map((text, at) => buildRow(at + 1, text, { [TRACK.id]: buildRendering(text) })),
    );
    const expected = texts.map((text) => text.replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/gu, " "));
    expect(linesOf(files.get("source.zh-CN"))).toEqual(expected);
    expect(linesOf(files.get("Official.en"))).toEqual(expected);
  });

  it("has as many lines in every file, whatever is missing", async () => {
    const text = fc.constantFrom("", " ", "\n", "一", "a\nb", "\u2028", "\u0085x");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text, fc.option(text))), async (triples) => {
        const rows = triples.map(([source, one, two], at) =>
          buildRow(at + 1, source, {
            [TRACK.id]: buildRendering(one),
            ...(two === null ? {} : { [DRAFT.id]: buildRendering(two) }),
          }),
        );
        const files = await exported(rows, [TRACK, DRAFT]);
        const counts = [...files.values()].slice(0, 4).map((file) => linesOf(file).length);
        const whole = triples.filter((all) => all.every((one) => one !== null && one.trim() !== ""));
        expect(counts).toEqual([whole.length, whole.length, whole.length, whole.length]);
      }),
      { numRuns: 30 },
    );
  });

  it("says of each pair which sentence it is, how far and how sure", async () => {
    const row = buildRow(1, "一", {
      [TRACK.id]: { ...buildRendering("One"), needsWork: true, pairing: { by: "link", confidence: 0.5 } },
    });
    const files = await exported([{ ...row, sentence: { number: 2, span: { start: 0, end: 1 } } }]);
    expect(files.get("pairs.tsv")).toBe(`${row.paragraph.id}\t2\treviewed needs-work\t0.500\t3\n`);
  });

  it("names its files after the tracks, each otherwise", async () => {
    const tracks = ["A/b", "A b", "source", "…", "a-B"].map((name, at) => ({
      ...TRACK,
      id: String(at),
      name,
    }));
    const files = await exported([], tracks);
    expect([...files.keys()]).toEqual([
      ...["source.zh-CN", "A-b.en", "A-b-2.en", "source-2.en", "track.en", "a-B-3.en"],
      ...["pairs.tsv", "tracks.tsv"],
    ]);
    expect(files.get("tracks.tsv")?.split("\n")[1]).toBe("A-b-2.en\t1\tA b\ten");
  });
});
