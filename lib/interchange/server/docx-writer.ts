import { writeBody } from "../core/docx/body";
import { createCommentList } from "../core/docx/comments";
import { fixedParts } from "../core/docx/parts";
import type { Capabilities, ExportDocument, ExportRow, Writer, WriterOptions } from "../core/writer";
import { streamZip } from "./stream-zip";

/**
 * A Word document (ECMA-376): a table that can come back, each translation beneath its paragraph, or the translation alone.
 * Comments are held until the text is written, for they lie in a part of their own.
 */
export const docx: Writer = {
  format: "docx",
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  extension: "docx",
  carries: ({ layout }) => ({ ...CARRIES[layout], emphasis: true, provenance: true, characters: "xml" }),
  write: writeDocument,
};

const EXTRAS = { comments: true, terms: true } as const;

const CARRIES: Readonly<
  Record<
    WriterOptions["layout"],
    Pick<Capabilities, "states" | "structure" | "untranslated" | "source" | "comments" | "terms">
  >
> = {
  bilingual: { states: true, structure: true, untranslated: true, source: true, ...EXTRAS },
  interleaved: { states: false, structure: false, untranslated: true, source: true, ...EXTRAS },
  translation: { states: false, structure: false, untranslated: false, source: false },
};

function writeDocument(
  document: ExportDocument,
  rows: AsyncIterable<ExportRow>,
  options: WriterOptions,
): AsyncGenerator<Uint8Array> {
  const list = createCommentList();
  const { layout, comments, terms } = options;
  const body = writeBody(document, rows, { layout, comments: list, terms: terms === true });
  return streamZip(
    [
      ...fixedParts(document, options).map(([path, text]) => ({ path, pieces: [text] })),
      { path: "word/document.xml", pieces: body },
      ...(comments === true ? [{ path: "word/comments.xml", pieces: list.part() }] : []),
    ],
    options.writtenAt,
  );
}
