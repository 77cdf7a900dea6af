import { csv } from "./csv";
import { html } from "./html";
import { jsonl } from "./jsonl";
import { markdown } from "./markdown";
import { po } from "./po";
import { srt } from "./subtitles/srt";
import { vtt } from "./subtitles/vtt";
import { tei } from "./tei";
import { tmx } from "./tmx";
import { tsv } from "./tsv";
import type { TextWriter } from "./writer";
import { newXliff } from "./xliff/xliff-new";
import { oldXliff } from "./xliff/xliff-old";

/** Formats whose file is text, in the order in which they are offered. Their writers are pure. */
export const TEXT_FORMATS = [
  "html",
  "tmx",
  "xliff-1.2",
  "xliff-2.0",
  "xliff-2.1",
  "xliff-2.2",
  "markdown",
  "csv",
  "tsv",
  "jsonl",
  "po",
  "tei",
  "srt",
  "vtt",
] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

/** Formats whose file is a container of bytes. Their writers are the server's (see `writer-for.ts` there). */
export const CONTAINER_FORMATS = ["docx", "xlsx", "epub", "moses"] as const;
export type ContainerFormat = (typeof CONTAINER_FORMATS)[number];

/** Values of `format=` for export, in the order in which they are offered. */
export const EXPORT_FORMATS = [...TEXT_FORMATS, ...CONTAINER_FORMATS] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What people want a file for. */
export const PURPOSES = ["read", "work", "machines"] as const;
export type Purpose = (typeof PURPOSES)[number];

const FOR_PEOPLE: Readonly<Record<Exclude<Purpose, "machines">, readonly ExportFormat[]>> = {
  read: ["docx", "html", "epub", "markdown"],
  work: ["xlsx", "csv", "tsv", "xliff-1.2", "xliff-2.0", "xliff-2.1", "xliff-2.2", "po", "srt", "vtt"],
};

/**
 * The formats for a purpose, the most wanted first; what is not for people is for machines.
 *
 * @param hasTimes whether the text came from subtitles, and can be subtitles again
 */
export function formatsFor(purpose: Purpose, hasTimes: boolean): readonly ExportFormat[] {
  if (purpose !== "machines") return FOR_PEOPLE[purpose].filter((format) => hasTimes || !needsTimes(format));
  const forPeople = Object.values(FOR_PEOPLE).flat();
  return EXPORT_FORMATS.filter((format) => !forPeople.includes(format));
}

const WRITERS: Readonly<Record<TextFormat, TextWriter>> = {
  ...{ html, tmx, markdown, csv, tsv, jsonl, po, tei, srt, vtt },
  "xliff-1.2": oldXliff,
  "xliff-2.0": newXliff("2.0"),
  "xliff-2.1": newXliff("2.1"),
  "xliff-2.2": newXliff("2.2"),
};

const OF_SENTENCES: ReadonlySet<ExportFormat> = new Set(["tmx", "jsonl", "moses"] as const);

/** Whether a format can hold sentences as its units. */
export function takesSentences(format: ExportFormat): boolean {
  return OF_SENTENCES.has(format);
}

/** Whether a format holds only what has times. */
export function needsTimes(format: ExportFormat): boolean {
  return format === "srt" || format === "vtt";
}

/** The writer of a text format. */
export function textWriterFor(format: TextFormat): TextWriter {
  return WRITERS[format];
}

/** Formats that are XLIFF, of one version or another. */
export type XliffFormat = Extract<ExportFormat, `xliff-${string}`>;

/** Whether a format is XLIFF. */
export function isXliffFormat(format: ExportFormat): format is XliffFormat {
  return format.startsWith("xliff-");
}

/** Whether a format's file is text. */
export function isTextFormat(format: ExportFormat): format is TextFormat {
  return (TEXT_FORMATS as readonly string[]).includes(format);
}
