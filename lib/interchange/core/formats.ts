import { csv } from "./csv";
import { html } from "./html";
import { jsonl } from "./jsonl";
import { markdown } from "./markdown";
import { tmx } from "./tmx";
import type { Writer } from "./writer";

/** Values of `format=` for export, in the order in which they are offered. */
export const EXPORT_FORMATS = ["html", "tmx", "markdown", "csv", "jsonl"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const WRITERS: Readonly<Record<ExportFormat, Writer>> = { html, tmx, markdown, csv, jsonl };

/** The writer of a format. */
export function writerFor(format: ExportFormat): Writer {
  return WRITERS[format];
}

/** Tells a known format from any other word. */
export function isExportFormat(word: string): word is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(word);
}
