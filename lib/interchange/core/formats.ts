import { csv } from "./csv";
import { html } from "./html";
import { jsonl } from "./jsonl";
import { markdown } from "./markdown";
import { tmx } from "./tmx";
import { tsv } from "./tsv";
import type { TextWriter } from "./writer";

/** Formats whose file is text, in the order in which they are offered. Their writers are pure. */
export const TEXT_FORMATS = ["html", "tmx", "markdown", "csv", "tsv", "jsonl"] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

/** Formats whose file is a container of bytes. Their writers are the server's (see `writer-for.ts` there). */
export const CONTAINER_FORMATS = ["docx", "xlsx"] as const;
export type ContainerFormat = (typeof CONTAINER_FORMATS)[number];

/** Values of `format=` for export, in the order in which they are offered. */
export const EXPORT_FORMATS = [...TEXT_FORMATS, ...CONTAINER_FORMATS] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What people want a file for. */
export const PURPOSES = ["read", "work", "machines"] as const;
export type Purpose = (typeof PURPOSES)[number];

const FOR_PEOPLE: Readonly<Record<Exclude<Purpose, "machines">, readonly ExportFormat[]>> = {
  read: ["docx", "html", "markdown"],
  work: ["xlsx", "csv", "tsv"],
};

/** The formats for a purpose, the most wanted first; what is not for people is for machines. */
export function formatsFor(purpose: Purpose): readonly ExportFormat[] {
  if (purpose !== "machines") return FOR_PEOPLE[purpose];
  const forPeople = Object.values(FOR_PEOPLE).flat();
  return EXPORT_FORMATS.filter((format) => !forPeople.includes(format));
}

const WRITERS: Readonly<Record<TextFormat, TextWriter>> = { html, tmx, markdown, csv, tsv, jsonl };

/** The writer of a text format. */
export function textWriterFor(format: TextFormat): TextWriter {
  return WRITERS[format];
}

/** Whether a format's file is text. */
export function isTextFormat(format: ExportFormat): format is TextFormat {
  return (TEXT_FORMATS as readonly string[]).includes(format);
}

/** Tells a known format from any other word. */
export function isExportFormat(word: string): word is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(word);
}
