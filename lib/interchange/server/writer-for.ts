import { type ContainerFormat, type ExportFormat, isTextFormat, textWriterFor } from "../core/formats";
import type { Writer } from "../core/writer";
import { docx } from "./docx-writer";
import { epub } from "./epub-writer";
import { moses } from "./moses-writer";
import { xlsx } from "./xlsx-writer";

const CONTAINER_WRITERS: Readonly<Record<ContainerFormat, Writer>> = { docx, xlsx, epub, moses };

/** The writer of a format. */
export function writerFor(format: ExportFormat): Writer {
  return isTextFormat(format) ? textWriterFor(format) : CONTAINER_WRITERS[format];
}
