import { describe, expect, it } from "vitest";
import type { ExportFormat } from "@/lib/interchange/core/formats";
import { measureLoss } from "@/lib/interchange/core/loss";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
} from "@/lib/interchange/core/torture.fixture";
import type { ExportRow } from "@/lib/interchange/core/writer";
import { inChunks } from "@/lib/interchange/server/byte-stream";
import { understandReturned } from "@/lib/interchange/server/understand-returned";
import { writerFor } from "@/lib/interchange/server/writer-for";

/** Formats that go out and come back. */
const FORMATS = [
  ...["docx", "xlsx", "csv", "tsv", "po", "jsonl", "tmx", "vtt", "moses"],
  ...["xliff-1.2", "xliff-2.0", "xliff-2.1", "xliff-2.2"],
] as readonly ExportFormat[];
const TEXTS: readonly string[] = [...TORTURE.map(([, text]) => text), CONTROLS];

/** Plain files leave out a pair of which one text is blank; how many, the loss report tells. */
const textsFor = (formats: readonly ExportFormat[]): readonly string[] =>
  formats.includes("moses") ? TEXTS.filter((text) => text.trim() !== "") : TEXTS;

const rowsOf = (texts: readonly string[]): readonly ExportRow[] =>
  texts.map((text, at) => ({
    ...buildRow(at + 1, `第${at + 1}段`, { [TRACK.id]: buildRendering(text) }),
    cue: { start: at * 1000, end: at * 1000 + 900, settings: "" },
  }));

const been = new Map<string, readonly string[]>();

/** Translations as they come back from a file of a format. */
async function through(format: ExportFormat, texts: readonly string[]): Promise<readonly string[]> {
  const key = JSON.stringify([format, texts]);
  const before = been.get(key);
  if (before !== undefined) return before;
  const chunks: Uint8Array[] = [];
  for await (const chunk of inChunks(
    writerFor(format).write(buildDocument(), stream(rowsOf(texts)), OPTIONS),
  ))
    chunks.push(chunk);
  const answered = await understandReturned({ bytes: Buffer.concat(chunks), fileName: "" });
  if (!answered.ok) throw new Error(`${format}: ${answered.reason}`);
  const back = (answered.value.tracks[0]?.texts ?? []).map(({ text }) => text);
  been.set(key, back);
  return back;
}

/** Office programs and subtitles know one kind of line end: which one it was says nothing. */
const withOneLineEnd = (text: string): string => text.replace(/\r\n?/gu, "\n");

/** Whether the loss report of a format tells that a text is not kept. */
const isTold = (format: ExportFormat, text: string): boolean =>
  measureLoss(writerFor(format), buildDocument(), rowsOf([text]), { options: OPTIONS }).some(({ code }) =>
    ["characters", "lines", "length"].includes(code),
  );

describe.each(FORMATS)("what came through %s", (one) => {
  it.each(FORMATS)("goes through %s as it is, or the loss report tells", async (other) => {
    const texts = textsFor([one, other]);
    const given = await through(one, texts);
    const back = await through(other, given);
    expect(back).toHaveLength(texts.length);
    for (const [at, text] of given.entries())
      if (withOneLineEnd(back[at] ?? "") !== withOneLineEnd(text))
        expect([text, isTold(other, text)]).toEqual([text, true]);
    // What came through once comes through unchanged.
    expect(await through(other, back)).toEqual(back);
  });
});
