import { once } from "node:events";
import fs from "node:fs";
import { z } from "zod";
import type { ExportDocument, ExportRow, WriterOptions } from "@/lib/interchange/core/writer";
import { readFileUnits } from "@/lib/interchange/server/read-file-units";
import { understandReturned } from "@/lib/interchange/server/understand-returned";
import { writerFor } from "@/lib/interchange/server/writer-for";

/** Formats that are measured; `po` is what translate-toolkit's converters begin with. */
export const BENCH_FORMATS = ["tmx", "xliff-1.2", "csv", "po"] as const;
export type BenchFormat = (typeof BENCH_FORMATS)[number];

/** Into a file, out of it into a memory, out of it back into a track. */
export const FORMAT_WAYS = ["write", "read", "return"] as const;
export type FormatWay = (typeof FORMAT_WAYS)[number];

/** One thing that a process of its own does, so that its peak of memory is its own. */
export type FormatTask = {
  readonly way: FormatWay;
  readonly format: BenchFormat;
  readonly pairs: number;
  readonly file: string;
};

/** What it took: seconds without the start of the process, and the most memory that the process had. */
export const formatTaken = z.object({ seconds: z.number(), megabytes: z.number() });
export type FormatTaken = Readonly<z.infer<typeof formatTaken>>;

/** What it took, or in a few words why it was not done. */
export type FormatOutcome = FormatTaken | { readonly undone: string };

const TRACK = "0198a000-0000-7000-8000-0000000000a1";
const DOCUMENT: ExportDocument = {
  ...{ id: "0198a000-0000-7000-8000-000000000001", title: "长文", date: null, occasion: "", citation: "" },
  language: "zh-CN",
  tracks: [
    {
      ...{ id: TRACK, name: "Draft", language: "en", attribution: "", citation: "", date: null },
      speakers: [],
    },
  ],
};
const OPTIONS: WriterOptions = {
  ...{ writtenAt: "2026-01-02T03:04:05.000Z", toolVersion: "0", layout: "bilingual", emphasis: true },
  ...{ byteOrderMark: true, prefill: false, unit: "paragraph" },
};
const SOURCE = "我们坚持开放合作，今年同各国新签合作文件120多份，惠及2200多万人，理念更加深入人心。";
const TARGET =
  "We remain committed to openness and cooperation. This year we signed over 120 documents that benefit more than 22 million people.";

/** Writes a file of pairs, or reads one that was written so. */
export async function runFormatTask(task: FormatTask): Promise<FormatTaken> {
  const began = performance.now();
  const count = await WAYS[task.way](task);
  if (count !== task.pairs) throw new Error(`${count} pairs instead of ${task.pairs}`);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, megabytes: process.resourceUsage().maxRSS / 1024 };
}

const WAYS: Readonly<Record<FormatWay, (task: FormatTask) => Promise<number>>> = {
  ...{ write, read, return: bringBack },
};

async function write({ format, pairs, file }: FormatTask): Promise<number> {
  const out = fs.createWriteStream(file);
  for await (const piece of writerFor(format).write(DOCUMENT, rows(pairs), OPTIONS))
    if (!out.write(piece)) await once(out, "drain");
  out.end();
  await once(out, "finish");
  return pairs;
}

async function* rows(pairs: number): AsyncGenerator<ExportRow> {
  for (let number = 1; number <= pairs; number += 1) {
    const id = `0198a000-0000-7000-8000-${String(number).padStart(12, "0")}`;
    const plain = { kind: "body", level: null, speaker: null, label: null, turn: null, marks: [] } as const;
    const done = { state: "translated", needsWork: false, revision: 1, marks: [] } as const;
    yield {
      paragraph: { id, number, text: `${SOURCE}${number}`, ...plain },
      renderings: {
        [TRACK]: { text: `${TARGET} ${number}`, updatedAt: "2026-01-02T03:04:05.000Z", ...done },
      },
    };
  }
}

/** As a memory takes it in: from the disk, unit by unit. */
async function read({ file }: FormatTask): Promise<number> {
  const about = { fileName: file, sourceLanguage: DOCUMENT.language, targetLanguage: "en" };
  const chunks = fs.createReadStream(file) as AsyncIterable<Uint8Array>;
  let count = 0;
  for await (const { texts } of readFileUnits(chunks, about)) count += texts.length > 1 ? 1 : 0;
  return count;
}

/** As work that comes back into a track: the whole file at once, each text to be judged. */
async function bringBack({ file }: FormatTask): Promise<number> {
  const answered = await understandReturned({ bytes: new Uint8Array(fs.readFileSync(file)), fileName: file });
  if (!answered.ok) throw new Error(answered.reason);
  return answered.value.tracks.reduce((sum, { texts }) => sum + texts.length, 0);
}

/** Whether words name such a task; its way and format. */
export function formatTaskOf(
  way: string | undefined,
  format: string | undefined,
): Pick<FormatTask, "way" | "format"> | null {
  const known = BENCH_FORMATS.find((one) => one === format);
  const wanted = FORMAT_WAYS.find((one) => one === way);
  return known !== undefined && wanted !== undefined ? { way: wanted, format: known } : null;
}
