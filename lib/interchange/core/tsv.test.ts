import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { restoreFormula } from "./formula";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  collect,
  DRAFT,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
} from "./torture.fixture";
import { tsv, unescapeTsv } from "./tsv";

/** The cells of each line as a reader has them. */
async function exported(text: string, byteOrderMark = false): Promise<string[][]> {
  const row = buildRow(1, text, { [TRACK.id]: buildRendering(text) });
  const file = await collect(
    tsv.write(buildDocument([TRACK, DRAFT]), stream([row]), { ...OPTIONS, byteOrderMark }),
  );
  expect(file.startsWith("\uFEFF")).toBe(byteOrderMark);
  const lines = file.slice(byteOrderMark ? 1 : 0).split("\n");
  expect(lines.pop()).toBe("");
  return lines.map((line) => line.split("\t").map((cell) => restoreFormula(unescapeTsv(cell))));
}

describe("tsv", () => {
  it.each([...TORTURE, ["control characters", CONTROLS] as const])("keeps %s", async (_name, text) => {
    const [, cells] = await exported(text, true);
    expect(cells?.slice(7, 9)).toEqual([text, text]);
  });

  it("is one line a row and as many cells a line as columns, whatever the text", async () => {
    const unit = fc.constantFrom(..."\\tnr\t\n\r=' 中");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit }), async (text) => {
        const [header, cells, ...rest] = await exported(text);
        expect(rest).toEqual([]);
        expect(cells).toHaveLength(header?.length ?? 0);
        expect(cells?.[8]).toBe(text);
      }),
    );
  });
});
